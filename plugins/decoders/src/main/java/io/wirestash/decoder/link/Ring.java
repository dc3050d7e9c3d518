package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Local networks of the past that carry LLC: FDDI (RFC 1188) and Token Ring (RFC 1042).
 *
 * <pre>
 *   FDDI:       frame control (1)                      destination (6)   source (6)
 *   Token Ring: access control (1)   frame control (1)   destination (6)   source (6)   route (0 to 30)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ring", summary = "FDDI and Token Ring")
public final class Ring implements HeaderDecoder {
  private static final int FDDI = 10;
  private static final int TOKEN_RING = 6;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(FDDI), Layer.link(TOKEN_RING)};
  }

  @Override
  public int decode(Packet packet) {
    return packet.origin().linkType() == FDDI ? fddi(packet) : tokenRing(packet);
  }

  private static int fddi(Packet packet) {
    if (packet.remaining() < 13) return broken(packet, "fddi.header_cut");
    int at = packet.position();
    packet.link(at + 1);
    packet.advance(13);
    return (packet.u8(at) & 0x38) == 0x10 ? Layer.LLC : Layer.DONE; // ISO 9314-2: asynchronous and synchronous LLC
  }

  private static int tokenRing(Packet packet) {
    if (packet.remaining() < 14) return broken(packet, "token_ring.header_cut");
    int at = packet.position();
    packet.link(at + 2);
    packet.advance(14);
    boolean routed = (packet.u8(at + 8) & 0x80) != 0; // the group bit of the source
    if (routed) {
      if (packet.remaining() < 2) return broken(packet, "token_ring.route_cut");
      int route = packet.u8(packet.position()) & 31;
      if (route < 2 || route > packet.remaining()) return broken(packet, "token_ring.route_cut");
      packet.advance(route);
    }
    return (packet.u8(at + 1) & 0xc0) == 0x40 ? Layer.LLC : Layer.DONE;
  }
}
