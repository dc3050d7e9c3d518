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
 * Network Service Header (RFC 8300 2).
 *
 * <pre>
 *   version, flags, time to live, words (2)   metadata type (1)   next protocol (1)   path (4)   metadata
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "nsh", summary = "Network Service Header")
public final class Nsh implements HeaderDecoder {
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(EtherTypes.NSH)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "nsh.header_cut");
    int at = packet.position();
    int length = (packet.u8(at + 1) & 0x3f) << 2;
    if (length < LENGTH) return broken(packet, "nsh.length");
    if (length > packet.remaining()) return broken(packet, "nsh.header_cut");
    packet.advance(length);
    return switch (packet.u8(at + 3)) {
      case 1 -> Layer.ether(EtherTypes.IPV4);
      case 2 -> Layer.ether(EtherTypes.IPV6);
      case 3 -> Layer.ether(EtherTypes.TRANSPARENT_ETHERNET);
      case 4 -> Layer.ether(EtherTypes.NSH);
      case 5 -> Layer.MPLS;
      default -> Layer.DONE;
    };
  }
}
