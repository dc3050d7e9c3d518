package io.wirestash.core.stream;

import io.wirestash.api.event.Ip;
import io.wirestash.api.packet.Packet;
import io.wirestash.core.delivery.Hosts;
import io.wirestash.core.flow.FlowKey;

/** Whose packet it is that belongs to no flow: a fragment, one that was cut short. */
final class PacketHosts {
  private static final int V4_SOURCE = 12;
  private static final int V4_DESTINATION = 16;
  private static final int V4_HEADER = 20;
  private static final int V6_SOURCE = 8;
  private static final int V6_DESTINATION = 24;
  private static final int V6_HEADER = 40;

  private PacketHosts() {}

  /** Returns null if no IP header was found. */
  static Hosts of(Packet packet) {
    int ip = packet.ipOffset();
    if (packet.ipVersion() == 4 && ip + V4_HEADER <= packet.end()) {
      return between(packet, Ip.v4(packet.i32(ip + V4_SOURCE)), Ip.v4(packet.i32(ip + V4_DESTINATION)));
    }
    if (packet.ipVersion() == 6 && ip + V6_HEADER <= packet.end()) {
      return between(packet, v6(packet, ip + V6_SOURCE), v6(packet, ip + V6_DESTINATION));
    }
    return null;
  }

  private static Ip v6(Packet packet, int offset) {
    return Ip.v6(packet.i64(offset), packet.i64(offset + 8));
  }

  private static Hosts between(Packet packet, Ip source, Ip destination) {
    String transport = packet.ipProtocol() < 0 ? null : FlowKey.transport(packet.ipProtocol());
    return new Hosts(source, -1, destination, -1, transport);
  }
}
