package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Ethernet, with a type (Ethernet II) or a length (IEEE 802.3) after the addresses.
 *
 * <pre>
 *   destination (6)   source (6)   type or length (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ethernet", summary = "Ethernet II and IEEE 802.3")
public final class Ethernet implements HeaderDecoder {
  static final int LINK_TYPE = 1;
  private static final int LENGTH = 14;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE), Layer.ether(EtherTypes.TRANSPARENT_ETHERNET)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "ethernet.header_cut");
    int at = packet.position();
    packet.link(at);
    packet.advance(LENGTH);
    int type = packet.u16(at + 12);
    if (type >= EtherTypes.FIRST) return Layer.ether(type);
    packet.limit(at + LENGTH + type);
    return Layer.LLC;
  }
}
