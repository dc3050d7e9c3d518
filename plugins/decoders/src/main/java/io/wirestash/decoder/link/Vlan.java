package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;
import static io.wirestash.decoder.HeaderDecoder.tooDeep;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * VLAN tags (IEEE 802.1Q, 802.1ad and the pre-standard types of stacked tags), all of a stack at once; at most eight.
 *
 * <pre>
 *   priority (3 bits)   drop eligible (1 bit)   VLAN id (12 bits)   type or length (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "vlan", summary = "VLAN tags, single and stacked")
public final class Vlan implements HeaderDecoder {
  private static final int LENGTH = 4;
  private static final int MAX_TAGS = 8;
  private static final int ID = 0xfff;

  @Override
  public int[] accepts() {
    return new int[] {
      Layer.ether(EtherTypes.VLAN),
      Layer.ether(EtherTypes.PROVIDER_VLAN),
      Layer.ether(EtherTypes.QINQ_9100),
      Layer.ether(EtherTypes.QINQ_9200)
    };
  }

  @Override
  public int decode(Packet packet) {
    for (int tags = 0; tags < MAX_TAGS; tags++) {
      if (packet.remaining() < LENGTH) return broken(packet, "vlan.header_cut");
      int at = packet.position();
      int id = packet.u16(at) & ID;
      if (id != 0) packet.vlan(id); // IEEE 802.1Q 9.6: id 0 gives a priority and names no VLAN
      packet.advance(LENGTH);
      int type = packet.u16(at + 2);
      if (!isTag(type)) return next(packet, type);
    }
    return tooDeep(packet);
  }

  private static boolean isTag(int type) {
    return switch (type) {
      case EtherTypes.VLAN, EtherTypes.PROVIDER_VLAN, EtherTypes.QINQ_9100, EtherTypes.QINQ_9200 -> true;
      default -> false;
    };
  }

  private static int next(Packet packet, int type) {
    if (type >= EtherTypes.FIRST) return Layer.ether(type);
    packet.limit(packet.position() + type);
    return Layer.LLC;
  }
}
