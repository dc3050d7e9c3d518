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
 * Linux netfilter log (LINKTYPE_NFLOG): a header and a list of attributes, one of which is the packet.
 *
 * <pre>
 *   address family (1)   version (1)   resource (2)
 *   attribute: length (2) and type (2) in the byte order of the capturing machine, data, filled up to four bytes
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "nflog", summary = "Linux netfilter log")
public final class Nflog implements HeaderDecoder {
  private static final int LINK_TYPE = 239;
  private static final int LENGTH = 4;
  private static final int ATTRIBUTE = 4;
  private static final int PACKET_HEADER = 1; // EtherType (2, network order), hook (1)
  private static final int PAYLOAD = 9;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "nflog.header_cut");
    packet.advance(LENGTH);
    int next = Layer.IP_ANY;
    while (packet.remaining() >= ATTRIBUTE) {
      int at = packet.position();
      boolean little = packet.u8(at + 2) != 0; // no type reaches 256
      int length = word(packet, at, little);
      if (length < ATTRIBUTE) return broken(packet, "nflog.attribute_length");
      int type = word(packet, at + 2, little);
      if (type == PACKET_HEADER && packet.remaining() >= 6) next = protocol(packet.u16(at + ATTRIBUTE));
      if (type == PAYLOAD) return payload(packet, at + length, next);
      packet.advance(Math.min(length + 3 & ~3, packet.remaining()));
    }
    return Layer.DONE;
  }

  private static int word(Packet packet, int at, boolean little) {
    return little ? packet.u8(at + 1) << 8 | packet.u8(at) : packet.u16(at);
  }

  private static int protocol(int etherType) {
    return etherType < EtherTypes.FIRST ? Layer.IP_ANY : Layer.ether(etherType);
  }

  private static int payload(Packet packet, int end, int next) {
    packet.limit(end);
    packet.advance(ATTRIBUTE);
    return next;
  }
}
