package io.wirestash.parser.packet;

import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.packet.Packet;

/** Internet Group Management Protocol (RFC 2236 2, RFC 3376 4). */
record Igmp(
    @Help("Number of the message's type.") int type,
    @Help("What the message is.") String message,
    @Help("The group it is about; 0.0.0.0 for all.") @JsonType("ip") Ip group) {

  private static final int PROTOCOL = 2;

  /** RFC 3376 4.2: its groups stand in records, where the others have theirs there is their number. */
  private static final int REPORT_3 = 0x22;

  /** Null if the packet is none. */
  static Igmp of(Packet packet) {
    if (packet.ipProtocol() != PROTOCOL || !packet.has(Packet.TRANSPORT_COMPLETE)) return null;
    int at = packet.transportOffset();
    int type = packet.u8(at);
    return new Igmp(type, Registry.igmp(type), type == REPORT_3 ? null : Ip.v4(packet.i32(at + 4)));
  }
}
