package io.wirestash.parser.packet;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.packet.Packet;
import java.util.List;

/** What the innermost IP header says (RFC 791 3.1, RFC 8200 3) beside addresses and time to live. */
record IpHeader(
    @Help("4 or 6.") int version,
    @Help("Length of the datagram or fragment, header included, bytes.") int length,
    @Help("Length of the header with its options or extension headers, bytes.") int headerLength,
    @Help("Number of the protocol it carries.") int protocol,
    @Help("Differentiated services code point.") int dscp,
    @Help("Explicit congestion notification: 0 to 3.") int ecn,
    @Help("Flow label of IPv6, unless it is 0.") int flowLabel,
    @Help("Identification, by which fragments find each other.") long id,
    @Help("DF, MF: do not fragment, more fragments follow.") List<String> flags,
    @Help("Where in the datagram this fragment begins, bytes.") int fragmentOffset,
    @Help("bad if the header's checksum is wrong.") String checksum) {

  private static final List<List<String>> FLAGS = List.of(List.of(), List.of("MF"), List.of("DF"), List.of("DF", "MF"));
  private static final int V6_LENGTH = 40;
  private static final int FRAGMENT = 44;
  private static final int FRAGMENT_LENGTH = 8;
  private static final int AUTHENTICATION = 51;

  /** RFC 8200 4.1 expects seven at most; the decoders read no more than this. */
  private static final int MAX_EXTENSIONS = 16;

  /** Null if the packet has none. */
  static IpHeader of(Packet packet) {
    return switch (packet.ipVersion()) {
      case 4 -> v4(packet, packet.ipOffset());
      case 6 -> v6(packet, packet.ipOffset());
      default -> null;
    };
  }

  private static IpHeader v4(Packet packet, int at) {
    int service = packet.u8(at + 1);
    int bits = packet.u16(at + 6);
    int offset = (bits & 0x1fff) << 3;
    boolean fragment = offset > 0 || (bits & 0x2000) != 0;
    return new IpHeader(4, packet.ipLength(), (packet.u8(at) & 15) << 2, packet.u8(at + 9), service >> 2, service & 3,
        EventType.ABSENT, packet.u16(at + 4), FLAGS.get(bits >> 13 & 3), fragment ? offset : EventType.ABSENT,
        packet.has(Packet.IP_CHECKSUM_BAD) ? "bad" : null);
  }

  private static IpHeader v6(Packet packet, int at) {
    int first = packet.i32(at);
    int label = first & 0xfffff;
    int fragment = fragmentHeader(packet, at + V6_LENGTH, packet.u8(at + 6));
    int bits = fragment < 0 ? 0 : packet.u16(fragment + 2);
    return new IpHeader(6, packet.ipLength(), end(packet, at, fragment) - at, carried(packet, at, fragment),
        first >> 22 & 63, first >> 20 & 3, label == 0 ? EventType.ABSENT : label,
        fragment < 0 ? EventType.ABSENT : packet.u32(fragment + 4), FLAGS.get(bits & 1),
        fragment < 0 ? EventType.ABSENT : bits & 0xfff8, null);
  }

  /** Where the fragment header lies among the extension headers, or -1. */
  private static int fragmentHeader(Packet packet, int from, int first) {
    int end = packet.transportOffset() < 0 ? packet.end() : packet.transportOffset();
    int next = first;
    int at = from;
    for (int i = 0; i < MAX_EXTENSIONS && extension(next) && at + FRAGMENT_LENGTH <= end; i++) {
      if (next == FRAGMENT) return at;
      int units = packet.u8(at + 1);
      int length = next == AUTHENTICATION ? units + 2 << 2 : units + 1 << 3; // RFC 4302 2.2, RFC 8200 4
      next = packet.u8(at);
      at += length;
    }
    return -1;
  }

  private static int end(Packet packet, int at, int fragment) {
    if (packet.transportOffset() >= 0) return packet.transportOffset();
    return fragment >= 0 ? fragment + FRAGMENT_LENGTH : at + V6_LENGTH;
  }

  private static int carried(Packet packet, int at, int fragment) {
    if (packet.transportOffset() >= 0) return packet.ipProtocol();
    return packet.u8(fragment >= 0 ? fragment : at + 6);
  }

  private static boolean extension(int protocol) {
    return switch (protocol) {
      case 0, 43, FRAGMENT, AUTHENTICATION, 60, 135, 139, 140 -> true;
      default -> false;
    };
  }

  /** True if this is part of a datagram only. */
  boolean fragment() {
    return fragmentOffset > 0 || fragmentOffset == 0 && flags.contains("MF");
  }
}
