package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;
import static io.wirestash.decoder.HeaderDecoder.enter;
import static io.wirestash.decoder.HeaderDecoder.tooDeep;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * MPLS label stack (RFC 3032 2.1), at most eight labels. Nothing says what follows the last label: IP tells itself by its
 * first four bits (RFC 4928), anything else is taken for an Ethernet pseudowire (RFC 4448) with or without control word.
 *
 * <pre>
 *   label (20 bits)   class (3 bits)   bottom of stack (1 bit)   time to live (1)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "mpls", summary = "MPLS label stack with IP or an Ethernet pseudowire")
public final class Mpls implements HeaderDecoder {
  private static final int LENGTH = 4;
  private static final int MAX_LABELS = 8;
  private static final int CONTROL_WORD = 4;

  @Override
  public int[] accepts() {
    return new int[] {
      Layer.MPLS,
      Layer.ether(EtherTypes.MPLS),
      Layer.ether(EtherTypes.MPLS_MULTICAST),
      Layer.ppp(0x0281),
      Layer.ppp(0x0283),
      Layer.ip(137),
      Layer.udpPort(6635)
    };
  }

  @Override
  public int decode(Packet packet) {
    for (int labels = 0; labels < MAX_LABELS; labels++) {
      if (packet.remaining() < LENGTH) return broken(packet, "mpls.header_cut");
      int entry = packet.i32(packet.position());
      packet.advance(LENGTH);
      boolean bottom = (entry >>> 8 & 1) != 0;
      if (bottom) return packet.tunnel(TunnelKind.MPLS, entry >>> 12) ? next(packet) : broken(packet, "decode.too_deep");
    }
    return tooDeep(packet);
  }

  private static int next(Packet packet) {
    if (packet.remaining() < 1) return Layer.DONE;
    return switch (packet.u8(packet.position()) >> 4) {
      case 4 -> Layer.ether(EtherTypes.IPV4);
      case 6 -> Layer.ether(EtherTypes.IPV6);
      case 1 -> Layer.DONE; // RFC 4385 5: an associated channel
      default -> pseudowire(packet);
    };
  }

  /** The control word begins with four zero bits, and so do many MAC addresses. */
  private static int pseudowire(Packet packet) {
    int at = packet.position();
    boolean zero = packet.u8(at) >> 4 == 0;
    boolean plain = EtherTypes.ethernetAt(packet, at);
    if (zero && (!plain || EtherTypes.ethernetAt(packet, at + CONTROL_WORD))) {
      if (packet.remaining() < CONTROL_WORD) return broken(packet, "mpls.control_word_cut");
      packet.advance(CONTROL_WORD);
    }
    return Layer.ether(EtherTypes.TRANSPARENT_ETHERNET);
  }
}
