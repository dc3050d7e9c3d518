package io.wirestash.decoder.tunnel;

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
 * Mirrored traffic of switches over GRE: ERSPAN types II and III (draft-foschiano-erspan 4.2, 4.3).
 *
 * <pre>
 *   version (4 bits)   VLAN (12 bits)   class, truncated ... (6 bits)   session (10 bits)
 *   II: reserved, index (4)      III: time (4)   group, options (4)   platform part (8) if the last bit says so
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "erspan", summary = "Mirrored traffic: ERSPAN types II and III")
public final class Erspan implements HeaderDecoder {
  static final int TYPE_2 = 0x88be;
  static final int TYPE_3 = 0x22eb;
  private static final int LENGTH_2 = 8;
  private static final int LENGTH_3 = 12;
  private static final int PLATFORM = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(TYPE_2), Layer.ether(TYPE_3)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH_2) return broken(packet, "erspan.header_cut");
    int at = packet.position();
    int length = LENGTH_2;
    if (packet.u8(at) >> 4 == 2) {
      if (packet.remaining() < LENGTH_3) return broken(packet, "erspan.header_cut");
      length = (packet.u8(at + 11) & 1) == 0 ? LENGTH_3 : LENGTH_3 + PLATFORM;
    }
    if (packet.remaining() < length) return broken(packet, "erspan.header_cut");
    packet.advance(length);
    int session = packet.u16(at + 2) & 0x3ff;
    return enter(packet, TunnelKind.ERSPAN, session, Layer.ether(EtherTypes.TRANSPARENT_ETHERNET));
  }
}
