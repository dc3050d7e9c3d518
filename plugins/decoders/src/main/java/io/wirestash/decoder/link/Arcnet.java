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
 * ARCNET (RFC 1201), as BSD and Linux capture it.
 *
 * <pre>
 *   source (1)   destination (1)   Linux: offset (2)   protocol (1)   split flag (1)   sequence (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "arcnet", summary = "ARCNET")
public final class Arcnet implements HeaderDecoder {
  private static final int BSD = 7;
  private static final int LINUX = 129;
  private static final int EXCEPTION = 0xff;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(BSD), Layer.link(LINUX)};
  }

  @Override
  public int decode(Packet packet) {
    int type = packet.origin().linkType() == LINUX ? 4 : 2;
    int length = type + 4;
    if (packet.remaining() < length) return broken(packet, "arcnet.header_cut");
    int at = packet.position();
    int split = packet.u8(at + type + 1);
    if (split == EXCEPTION) length += 4; // RFC 1201 3.2: the real header follows
    if (packet.remaining() < length) return broken(packet, "arcnet.header_cut");
    packet.advance(length);
    if (split != 0 && split != EXCEPTION) return Layer.DONE; // a part of a packet
    return switch (packet.u8(at + type)) {
      case 0xd4 -> Layer.ether(EtherTypes.IPV4);
      case 0xd5 -> Layer.ether(EtherTypes.ARP);
      case 0xc4 -> Layer.ether(EtherTypes.IPV6);
      default -> Layer.DONE;
    };
  }
}
