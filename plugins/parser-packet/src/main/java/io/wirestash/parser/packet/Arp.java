package io.wirestash.parser.packet;

import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.packet.Packet;

/**
 * Address Resolution Protocol for Ethernet and IPv4 (RFC 826), and its reverse.
 *
 * <pre>
 *   hardware (2)   protocol (2)   lengths (1, 1)   operation (2)
 *   sender's hardware (6) and IP (4) address   target's hardware (6) and IP (4) address
 * </pre>
 */
record Arp(
    @Help("Number of the operation: 1 asks, 2 answers.") int operation,
    @Help("Name of the operation.") String operationName,
    @Help("Hardware address of the sender, as it says.") Mac senderMac,
    @Help("IP address of the sender.") @JsonType("ip") Ip senderIp,
    @Help("Hardware address of whom it is about; zeros in a request.") Mac targetMac,
    @Help("IP address of whom it is about.") @JsonType("ip") Ip targetIp) {

  private static final int ETHER_TYPE = 0x0806;
  private static final int REVERSE = 0x8035;
  private static final int LENGTH = 28;

  /** For hardware of 6 bytes and IPv4: the type of hardware, which Wi-Fi and others share, does not matter. */
  private static final long IPV4_ADDRESSES = 0x0800_0604L;

  /** Null if the packet is none, or of other kinds of addresses. */
  static Arp of(Packet packet) {
    if (packet.ipOffset() >= 0) return null;
    int type = Frame.etherType(packet);
    if (type != ETHER_TYPE && type != REVERSE) return null;
    int at = Frame.contentOffset(packet);
    if (at + LENGTH > packet.end() || packet.u32(at + 2) != IPV4_ADDRESSES) return null;
    int operation = packet.u16(at + 6);
    return new Arp(operation, Registry.arp(operation), Mac.at(packet, at + 8), Ip.v4(packet.i32(at + 14)),
        Mac.at(packet, at + 18), Ip.v4(packet.i32(at + 24)));
  }
}
