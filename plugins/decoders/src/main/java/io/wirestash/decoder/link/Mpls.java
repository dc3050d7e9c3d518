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
 * MPLS label stack (RFC 3032 2.1), at most eight labels. Nothing says what follows the last label: IP tells itself by
 * its first four bits (RFC 4928) and a length that fits, anything else is taken for an Ethernet pseudowire (RFC 4448)
 * with or without control word.
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
  private static final int SHORTEST_PAYLOAD = 46; // of Ethernet

  @Override
  public int[] accepts() {
    return new int[] {
      Layer.MPLS,
      Layer.ether(EtherTypes.MPLS),
      Layer.ether(EtherTypes.MPLS_MULTICAST),
      Layer.ppp(0x0281),
      Layer.ppp(0x0283),
      Layer.ip(137)
    };
  }

  @Override
  public int decode(Packet packet) {
    for (int labels = 0; labels < MAX_LABELS; labels++) {
      if (packet.remaining() < LENGTH) return broken(packet, "mpls.header_cut");
      int entry = packet.i32(packet.position());
      packet.advance(LENGTH);
      boolean bottom = (entry >>> 8 & 1) != 0;
      if (bottom) return enter(packet, TunnelKind.MPLS, entry >>> 12, next(packet));
    }
    return tooDeep(packet);
  }

  private static int next(Packet packet) {
    if (packet.remaining() < CONTROL_WORD) return Layer.DONE;
    int at = packet.position();
    return switch (packet.u8(at) >> 4) {
      case 4 -> isIp(packet, packet.u16(at + 2)) ? Layer.ether(EtherTypes.IPV4) : pseudowire(packet);
      case 6 -> isIp(packet, 40 + lengthOfIpv6(packet)) ? Layer.ether(EtherTypes.IPV6) : pseudowire(packet);
      case 1 -> Layer.DONE; // RFC 4385 5: an associated channel
      default -> pseudowire(packet);
    };
  }

  private static int lengthOfIpv6(Packet packet) {
    return packet.remaining() < 6 ? 0 : packet.u16(packet.position() + 4);
  }

  /** A MAC address may begin with the same four bits: then the length must fit, but for padding of short frames. */
  private static boolean isIp(Packet packet, int length) {
    if (!EtherTypes.ethernetAt(packet, packet.position())) return true;
    int remaining = packet.remaining();
    return length == remaining || length < remaining && remaining <= SHORTEST_PAYLOAD;
  }

  /** The control word begins with four zero bits, and so do many MAC addresses. */
  private static int pseudowire(Packet packet) {
    int at = packet.position();
    boolean zero = packet.u8(at) >> 4 == 0;
    boolean plain = EtherTypes.ethernetAt(packet, at);
    if (zero && (!plain || EtherTypes.ethernetAt(packet, at + CONTROL_WORD))) packet.advance(CONTROL_WORD);
    return Layer.ether(EtherTypes.TRANSPARENT_ETHERNET);
  }
}
