package io.wirestash.decoder.tunnel;

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
 * Teredo: IPv6 through address translators (RFC 4380 5.1.1).
 *
 * <pre>
 *   authentication: 0x0001, id length (1), value length (1), both, nonce (8), confirmation (1)
 *   origin: 0x0000, port (2), address (4)
 *   both optional, in this order, before an IPv6 packet
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "teredo", summary = "Teredo")
public final class Teredo implements HeaderDecoder {
  private static final int PORT = 3544;
  private static final int IPV6_LENGTH = 40;

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (has(packet, at, 1)) at += 13 + packet.u8(at + 2) + packet.u8(at + 3);
    if (has(packet, at, 0)) at += 8;
    int length = packet.limit() - at;
    if (length < IPV6_LENGTH || packet.u8(at) >> 4 != 6) return Layer.DONE;
    boolean exact = packet.u16(at + 4) == length - IPV6_LENGTH;
    if (!exact && !packet.has(Packet.CUT)) return Layer.DONE;
    packet.position(at);
    return enter(packet, TunnelKind.TEREDO, 0, Layer.ether(EtherTypes.IPV6));
  }

  private static boolean has(Packet packet, int at, int indicator) {
    return packet.limit() - at >= 4 && packet.u16(at) == indicator;
  }
}
