package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;
import static io.wirestash.decoder.HeaderDecoder.enter;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * PPP over Ethernet (RFC 2516 4): its session stage, and discovery, in which nothing travels.
 *
 * <pre>
 *   version, type (1) = 0x11   code (1)   session (2)   length (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "pppoe", summary = "PPP over Ethernet")
public final class Pppoe implements HeaderDecoder {
  private static final int DISCOVERY = 0x8863;
  private static final int LINK_TYPE = 51;
  private static final int LENGTH = 6;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(EtherTypes.PPPOE_SESSION), Layer.ether(DISCOVERY), Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "pppoe.header_cut");
    int at = packet.position();
    if (packet.u8(at) != 0x11) return broken(packet, "pppoe.version");
    packet.advance(LENGTH);
    packet.limit(packet.position() + packet.u16(at + 4));
    if (packet.u8(at + 1) != 0) return Layer.DONE; // all codes but 0 belong to discovery
    return enter(packet, TunnelKind.PPPOE, packet.u16(at + 2), Layer.ether(EtherTypes.PPP));
  }
}
