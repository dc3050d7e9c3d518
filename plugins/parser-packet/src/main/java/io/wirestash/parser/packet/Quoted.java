package io.wirestash.parser.packet;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.packet.Packet;

/**
 * The beginning of the packet that an ICMP error is about (RFC 792, RFC 4443 2.4): who had sent it to whom. Of its
 * transport header there may be as little as eight bytes, or nothing.
 */
record Quoted(
    @Help("Name of the protocol.") String protocol,
    @Help("Who had sent it.") @JsonType("ip") Ip srcIp,
    @Help("The sender's port.") int srcPort,
    @Help("Whom it was for.") @JsonType("ip") Ip dstIp,
    @Help("The receiver's port.") int dstPort,
    @Help("What was left of its time to live when the error arose.") int ttl,
    @Help("Length of the datagram as its header says, bytes.") int length,
    @Help("Sequence number of a TCP segment.") long seq) {

  private static final int TCP = 6;

  /** Null if the packet quotes none. */
  static Quoted of(Packet packet) {
    if (!packet.has(Packet.QUOTED)) return null;
    int at = packet.quotedOffset();
    boolean v4 = packet.ipVersion() == 4;
    int protocol = protocol(packet);
    int transport = at + headerLength(packet);
    boolean ports = transport + 4 <= end(packet) && hasPorts(protocol) && !laterFragment(packet);
    boolean sequence = ports && protocol == TCP && transport + 8 <= end(packet);
    return new Quoted(Registry.ipProtocol(protocol), address(packet, v4 ? at + 12 : at + 8),
        ports ? packet.u16(transport) : EventType.ABSENT, address(packet, v4 ? at + 16 : at + 24),
        ports ? packet.u16(transport + 2) : EventType.ABSENT, packet.u8(v4 ? at + 8 : at + 7),
        v4 ? packet.u16(at + 2) : packet.u16(at + 4) + 40, sequence ? packet.u32(transport + 4) : EventType.ABSENT);
  }

  private static int end(Packet packet) {
    return packet.payloadOffset() + packet.payloadLength();
  }

  private static Ip address(Packet packet, int at) {
    return packet.ipVersion() == 4 ? Ip.v4(packet.i32(at)) : Ip.v6(packet.i64(at), packet.i64(at + 8));
  }

  private static int protocol(Packet packet) {
    return packet.u8(packet.quotedOffset() + (packet.ipVersion() == 4 ? 9 : 6));
  }

  private static int headerLength(Packet packet) {
    return packet.ipVersion() == 4 ? Math.max(20, (packet.u8(packet.quotedOffset()) & 15) << 2) : 40;
  }

  private static boolean laterFragment(Packet packet) {
    return packet.ipVersion() == 4 && (packet.u16(packet.quotedOffset() + 6) & 0x1fff) != 0;
  }

  private static boolean hasPorts(int protocol) {
    return switch (protocol) {
      case TCP, 17, 33, 132, 136 -> true;
      default -> false;
    };
  }

  /** Where the quoted packet's payload begins: behind its transport header, or at the end of the packet. */
  static int payloadOffset(Packet packet) {
    int transport = packet.quotedOffset() + headerLength(packet);
    int header =
        switch (protocol(packet)) {
          case 1, 17, 58, 136 -> 8;
          case TCP -> transport + 13 <= end(packet) ? packet.u8(transport + 12) >> 4 << 2 : 20;
          case 132 -> 12;
          default -> 0;
        };
    return Math.min(transport + header, end(packet));
  }
}
