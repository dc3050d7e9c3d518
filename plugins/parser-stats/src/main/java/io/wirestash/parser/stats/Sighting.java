package io.wirestash.parser.stats;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;

/**
 * What counting needs to know of one packet, read from its innermost headers. Re-used for packet after packet; fields
 * rather than accessors, as all of them are read for most packets.
 */
final class Sighting {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ICMPV6 = 58;
  private static final int SCTP = 132;

  static final int FIN = 1;
  static final int SYN = 1 << 1;
  static final int RST = 1 << 2;
  static final int PSH = 1 << 3;
  static final int ACK = 1 << 4;
  static final int URG = 1 << 5;

  private static final int UNREACHABLE = 3; // RFC 792
  private static final int UNREACHABLE6 = 1; // RFC 4443 3.1
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  /** Scratch, for whoever counts the packet. */
  final Key key = new Key();

  /** Null if it belongs to none. */
  Flow flow;

  Direction from;

  /** IP header and payload as the header says; of what is not IP, the bytes on the wire. */
  long bytes;

  /** False if it is no IP packet: then all that follows is void. */
  boolean ip;

  /** The first packet of its flow. */
  boolean opens;

  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;

  /** IP protocol number, or -1. */
  int protocol;

  /** -1 where there are none. */
  int sourcePort;

  int destinationPort;

  /** TCP flags as in the header, or -1. */
  int flags;

  /** -1 if it is none. */
  int icmpType;

  /** What could not be delivered, if it is an ICMP message that says so of a packet with ports; else -1. */
  int quotedProtocol;

  int quotedPort;
  private long quotedHigh;
  private long quotedLow;

  void read(Packet packet, Flow flow, Direction from) {
    this.flow = flow;
    this.from = from;
    opens = flow != null && flow.packets(Direction.CLIENT) + flow.packets(Direction.SERVER) == 1;
    ip = readAddresses(packet, packet.ipOffset(), packet.ipVersion());
    bytes = ip ? packet.ipLength() : packet.originalLength();
    protocol = ip ? packet.ipProtocol() : -1;
    readTransport(packet);
  }

  private boolean readAddresses(Packet packet, int at, int version) {
    if (at < 0 || at + (version == 6 ? IPV6_HEADER : IPV4_HEADER) > packet.end()) return false;
    if (version == 6) {
      sourceHigh = packet.i64(at + 8);
      sourceLow = packet.i64(at + 16);
      destinationHigh = packet.i64(at + 24);
      destinationLow = packet.i64(at + 32);
    } else {
      sourceHigh = destinationHigh = 0;
      sourceLow = Key.mapped(packet.u32(at + 12));
      destinationLow = Key.mapped(packet.u32(at + 16));
    }
    return true;
  }

  private void readTransport(Packet packet) {
    sourcePort = destinationPort = flags = icmpType = quotedProtocol = -1;
    if (!ip || !packet.has(Packet.TRANSPORT_COMPLETE)) return;
    switch (protocol) {
      case TCP, UDP, SCTP -> {
        sourcePort = packet.sourcePort();
        destinationPort = packet.destinationPort();
        if (protocol == TCP) flags = packet.u8(packet.transportOffset() + 13);
      }
      case ICMP, ICMPV6 -> {
        icmpType = packet.u8(packet.transportOffset());
        boolean unreachable = icmpType == (protocol == ICMP ? UNREACHABLE : UNREACHABLE6);
        if (unreachable && packet.has(Packet.QUOTED)) readQuoted(packet, packet.quotedOffset());
      }
      default -> {}
    }
  }

  /** Reads whom the quoted packet was for: its ports follow its header, extension headers aside. */
  private void readQuoted(Packet packet, int at) {
    boolean v6 = packet.ipVersion() == 6;
    int header = v6 ? IPV6_HEADER : Math.max(IPV4_HEADER, (packet.u8(at) & 0xf) * 4);
    if (at + header + 4 > packet.end()) return;
    int quoted = packet.u8(at + (v6 ? 6 : 9));
    if (quoted != TCP && quoted != UDP) return;
    quotedProtocol = quoted;
    quotedPort = packet.u16(at + header + 2);
    quotedHigh = v6 ? packet.i64(at + 24) : 0;
    quotedLow = v6 ? packet.i64(at + 32) : Key.mapped(packet.u32(at + 16));
  }

  /** True if these of the TCP flags are set, and those are not. */
  boolean tcp(int set, int unset) {
    return flags >= 0 && (flags & (set | unset)) == set;
  }

  /** True if it asks for a TCP connection. */
  boolean asks() {
    return tcp(SYN, ACK | RST);
  }

  /** True if it resets one. */
  boolean resets() {
    return tcp(RST, 0);
  }

  /** True if it is the nth packet of its sender in the flow. */
  boolean nth(int n) {
    return flow != null && flow.packets(from) == n;
  }

  /** True if the receiver has sent nothing in this flow yet. */
  boolean unanswered() {
    return flow != null && flow.packets(from.other()) == 0;
  }

  boolean hasPorts() {
    return destinationPort >= 0;
  }

  /** True if it is for many: multicast (RFC 1112, RFC 4291 2.7) or the limited broadcast address. */
  boolean toGroup() {
    if (destinationHigh == 0 && destinationLow >>> 32 == 0xffff) return (destinationLow >>> 28 & 0xf) >= 0xe;
    return destinationHigh >>> 56 == 0xff;
  }

  Key source(long number) {
    return key.host(sourceHigh, sourceLow, number);
  }

  Key destination(long number) {
    return key.host(destinationHigh, destinationLow, number);
  }

  /** From the sender to the receiver. */
  Key there(long number) {
    return key.set(sourceHigh, sourceLow, destinationHigh, destinationLow, number);
  }

  /** From the receiver of an ICMP message to whom the quoted packet was for. */
  Key quoted(long number) {
    return key.set(destinationHigh, destinationLow, quotedHigh, quotedLow, number);
  }

  /** From the receiver to the sender. */
  Key back(long number) {
    return key.set(destinationHigh, destinationLow, sourceHigh, sourceLow, number);
  }
}
