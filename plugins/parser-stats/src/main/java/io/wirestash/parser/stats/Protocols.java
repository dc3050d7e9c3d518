package io.wirestash.parser.stats;

/** Names of IP protocol numbers (IANA), as other events have them. */
final class Protocols {
  private Protocols() {}

  static String text(int protocol) {
    return switch (protocol) {
      case 1 -> "icmp";
      case 2 -> "igmp";
      case 4 -> "ipip";
      case 6 -> "tcp";
      case 17 -> "udp";
      case 41 -> "ipv6";
      case 47 -> "gre";
      case 50 -> "esp";
      case 51 -> "ah";
      case 58 -> "ipv6-icmp";
      case 89 -> "ospf";
      case 103 -> "pim";
      case 112 -> "vrrp";
      case 132 -> "sctp";
      case Traffic.NOT_IP -> "not_ip";
      default -> "ip-" + protocol;
    };
  }
}
