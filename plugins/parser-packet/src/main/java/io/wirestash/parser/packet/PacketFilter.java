package io.wirestash.parser.packet;

import io.wirestash.api.OptionsException;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import io.wirestash.api.filter.AddressSet;
import io.wirestash.api.filter.PortSet;
import io.wirestash.api.packet.Packet;
import io.wirestash.parser.packet.PacketOptions.Side;
import java.util.List;
import java.util.function.Function;

/**
 * Chooses packets by addresses and ports, each apart: a packet passes if one of its ends is included and none excluded.
 * ARP has addresses too; an ICMP error has the ports of the packet that it quotes. What has none does not pass.
 */
final class PacketFilter {
  private final AddressSet hosts;
  private final PortSet ports;
  private final boolean source;
  private final boolean destination;

  PacketFilter(PacketOptions options) {
    hosts = set("hosts", options.hosts(), AddressSet::of);
    ports = set("ports", options.ports(), PortSet::of);
    source = options.side() != Side.DST;
    destination = options.side() != Side.SRC;
  }

  private static <T> T set(String option, List<String> entries, Function<List<String>, T> reader) {
    try {
      return reader.apply(entries);
    } catch (IllegalArgumentException e) {
      throw new OptionsException(option, e.getMessage());
    }
  }

  boolean passes(Packet packet) {
    return (hosts.isEmpty() || passesHosts(packet)) && (ports.isEmpty() || passesPorts(packet));
  }

  private boolean passesHosts(Packet packet) {
    int at = packet.ipOffset();
    return switch (packet.ipVersion()) {
      case 4 -> hosts(0, packet.u32(at + 12), 0, packet.u32(at + 16), false);
      case 6 -> hosts(packet.i64(at + 8), packet.i64(at + 16), packet.i64(at + 24), packet.i64(at + 32), true);
      default -> passesHosts(Arp.of(packet));
    };
  }

  private boolean passesHosts(Arp arp) {
    if (arp == null) return false;
    Ip sender = arp.senderIp();
    return hosts(0, sender.low(), 0, arp.targetIp().low(), false);
  }

  private boolean hosts(long srcHigh, long srcLow, long dstHigh, long dstLow, boolean v6) {
    if (source && hosts.excludes(srcHigh, srcLow, v6)) return false;
    if (destination && hosts.excludes(dstHigh, dstLow, v6)) return false;
    return source && hosts.includes(srcHigh, srcLow, v6) || destination && hosts.includes(dstHigh, dstLow, v6);
  }

  private boolean passesPorts(Packet packet) {
    if (!packet.has(Packet.TRANSPORT_COMPLETE)) return false;
    return switch (packet.ipProtocol()) {
      case 6, 17, 132, 136 -> ports(packet.sourcePort(), packet.destinationPort());
      default -> passesPorts(Quoted.of(packet));
    };
  }

  private boolean passesPorts(Quoted quoted) {
    return quoted != null && quoted.srcPort() != EventType.ABSENT && ports(quoted.srcPort(), quoted.dstPort());
  }

  private boolean ports(int src, int dst) {
    if (source && ports.excludes(src) || destination && ports.excludes(dst)) return false;
    return source && ports.includes(src) || destination && ports.includes(dst);
  }
}
