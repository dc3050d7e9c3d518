package io.wirestash.parser.packet;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.packet.Packet;

/** What an ICMP or ICMPv6 header says beside type and code: which of these there are depends on the type. */
record Icmp(
    @Help("Identifier of an exchange: echo, time stamp, address mask.") int id,
    @Help("Number within the exchange.") int seq,
    @Help("The router that a redirect recommends, the target of neighbor discovery, the group of a multicast report.")
        @JsonType("ip")
        Ip address,
    @Help("Largest packet that the next link takes, bytes.") long mtu,
    @Help("Offset of the byte that a parameter problem is about.") long pointer) {

  private static final int ABSENT = EventType.ABSENT;
  private static final int ADDRESS = 16;

  static boolean in(Packet packet) {
    int protocol = packet.ipProtocol();
    return (protocol == 1 || protocol == 58) && packet.has(Packet.TRANSPORT_COMPLETE);
  }

  /** Null if the header says no more. */
  static Icmp of(Packet packet) {
    int at = packet.transportOffset();
    return packet.ipProtocol() == 1 ? v4(packet, at) : v6(packet, at);
  }

  private static Icmp v4(Packet packet, int at) {
    return switch (packet.u8(at)) {
      case 0, 8, 13, 14, 15, 16, 17, 18 -> exchange(packet.u16(at + 4), packet.u16(at + 6));
      case 42, 43 -> exchange(packet.u16(at + 4), packet.u8(at + 6)); // RFC 8335 2
      case 5 -> about(Ip.v4(packet.i32(at + 4)));
      case 3 -> packet.u8(at + 1) == 4 ? new Icmp(ABSENT, ABSENT, null, packet.u16(at + 6), ABSENT) : null;
      case 12 -> new Icmp(ABSENT, ABSENT, null, ABSENT, packet.u8(at + 4));
      default -> null;
    };
  }

  private static Icmp v6(Packet packet, int at) {
    return switch (packet.u8(at)) {
      case 128, 129 -> exchange(packet.u16(at + 4), packet.u16(at + 6));
      case 160, 161 -> exchange(packet.u16(at + 4), packet.u8(at + 6));
      case 2 -> new Icmp(ABSENT, ABSENT, null, packet.u32(at + 4), ABSENT);
      case 4 -> new Icmp(ABSENT, ABSENT, null, ABSENT, packet.u32(at + 4));
      case 130, 131, 132, 135, 136, 137 -> address(packet, at);
      default -> null;
    };
  }

  /** The address behind the first eight bytes (RFC 2710 3, RFC 4861 4.3 to 4.5). */
  private static Icmp address(Packet packet, int at) {
    if (packet.payloadLength() < ADDRESS) return null;
    return about(Ip.v6(packet.i64(at + 8), packet.i64(at + 16)));
  }

  private static Icmp exchange(int id, int seq) {
    return new Icmp(id, seq, null, ABSENT, ABSENT);
  }

  private static Icmp about(Ip address) {
    return new Icmp(ABSENT, ABSENT, address, ABSENT, ABSENT);
  }
}
