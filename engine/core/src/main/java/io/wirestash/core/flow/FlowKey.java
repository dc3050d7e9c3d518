package io.wirestash.core.flow;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.core.packet.HostHash;

/**
 * The key of a packet's flow, re-used for packet after packet: addresses, ports, protocol, and the scope (VLANs, tunnels
 * and interface), so that the same addresses in two networks are two flows.
 */
public final class FlowKey {
  static final int ICMP = 1;
  static final int TCP = 6;
  static final int UDP = 17;
  static final int ICMPV6 = 58;
  static final int SCTP = 132;

  private final long secret;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int sourcePort;
  int destinationPort;
  int protocol;
  boolean v6;
  int scope;
  int hash;

  /** @param secret of this run; flows do not depend on it, only where they lie in the table */
  FlowKey(long secret) {
    this.secret = secret;
  }

  static boolean hasPorts(int protocol) {
    return protocol == TCP || protocol == UDP || protocol == SCTP;
  }

  /** A name for an IP protocol number. */
  public static String transport(int protocol) {
    return switch (protocol) {
      case TCP -> "tcp";
      case UDP -> "udp";
      case ICMP -> "icmp";
      case ICMPV6 -> "ipv6-icmp";
      case SCTP -> "sctp";
      case 2 -> "igmp";
      case 4 -> "ipip";
      case 41 -> "ipv6";
      case 47 -> "gre";
      case 50 -> "esp";
      case 51 -> "ah";
      case 89 -> "ospf";
      case 103 -> "pim";
      case 112 -> "vrrp";
      default -> "ip-" + protocol;
    };
  }

  /** Reads the key of a packet; false if the packet belongs to no flow. */
  boolean read(Packet packet) {
    int ip = packet.ipOffset();
    protocol = packet.ipProtocol();
    if (ip < 0 || protocol < 0) return false;
    boolean complete = packet.has(Packet.TRANSPORT_COMPLETE);
    if (!complete && hasPorts(protocol)) return false;
    readAddresses(packet, ip);
    if (hasPorts(protocol)) {
      sourcePort = packet.sourcePort();
      destinationPort = packet.destinationPort();
    } else {
      sourcePort = destinationPort = complete && isIcmp() ? icmpIdentity(packet) : 0;
    }
    scope = scope(packet);
    hash = hash();
    return true;
  }

  private void readAddresses(Packet packet, int ip) {
    v6 = packet.ipVersion() == 6;
    if (v6) {
      sourceHigh = packet.i64(ip + 8);
      sourceLow = packet.i64(ip + 16);
      destinationHigh = packet.i64(ip + 24);
      destinationLow = packet.i64(ip + 32);
    } else {
      sourceHigh = destinationHigh = 0;
      sourceLow = packet.u32(ip + 12);
      destinationLow = packet.u32(ip + 16);
    }
  }

  boolean isIcmp() {
    return protocol == ICMP || protocol == ICMPV6;
  }

  /** What tells apart ICMP exchanges of two hosts: the identifier where requests have answers, else type and code. */
  private int icmpIdentity(Packet packet) {
    int at = packet.transportOffset();
    int type = packet.u8(at);
    boolean query = IcmpPairs.counterpart(protocol, type) >= 0;
    boolean identified = protocol == ICMP ? type != 9 && type != 10 : type == 128 || type == 129;
    if (!query) return type << 8 | packet.u8(at + 1);
    return identified && packet.payloadOffset() >= 0 && packet.end() >= at + 6 ? packet.u16(at + 4) : Math.min(type, IcmpPairs.counterpart(protocol, type));
  }

  private static int scope(Packet packet) {
    int scope = packet.vlans() * 31 + packet.origin().index();
    for (int i = 0; i < packet.tunnels(); i++) {
      TunnelKind kind = packet.tunnelKind(i);
      if (kind == TunnelKind.MPLS) continue; // often only one direction is labelled
      scope = (scope * 31 + kind.ordinal() + 1) * 31 + (kind.symmetric() ? packet.tunnelId(i) : 0);
    }
    return scope;
  }

  private int hash() {
    long source = HostHash.mix(sourceLow + HostHash.mix(sourceHigh ^ secret) + sourcePort);
    long destination = HostHash.mix(destinationLow + HostHash.mix(destinationHigh ^ secret) + destinationPort);
    long both = HostHash.mix(source + destination + (((long) scope << 8 | protocol) ^ secret));
    return (int) (both >>> 32);
  }

  /** True if the packet goes from A to B of this flow. */
  boolean fromA(TrackedFlow flow) {
    return flow.lowA == sourceLow
        && flow.lowB == destinationLow
        && flow.ports == (sourcePort << 16 | destinationPort)
        && flow.highA == sourceHigh
        && flow.highB == destinationHigh;
  }

  private boolean fromB(TrackedFlow flow) {
    return flow.lowB == sourceLow
        && flow.lowA == destinationLow
        && flow.ports == (destinationPort << 16 | sourcePort)
        && flow.highB == sourceHigh
        && flow.highA == destinationHigh;
  }

  boolean matches(TrackedFlow flow) {
    return flow.protocol == protocol && flow.v6 == v6 && flow.scope == scope && (fromA(flow) || fromB(flow));
  }

  void assignTo(TrackedFlow flow) {
    flow.highA = sourceHigh;
    flow.lowA = sourceLow;
    flow.highB = destinationHigh;
    flow.lowB = destinationLow;
    flow.ports = sourcePort << 16 | destinationPort;
    flow.protocol = protocol;
    flow.v6 = v6;
    flow.scope = scope;
    flow.hash = hash;
  }
}
