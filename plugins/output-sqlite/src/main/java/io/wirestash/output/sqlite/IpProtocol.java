package io.wirestash.output.sqlite;

/** Numbers of IP protocols (IANA) by the names that events give them. */
final class IpProtocol {
  /** Begins the names of those that have none: {@code ip-99}. */
  private static final String NUMBERED = "ip-";

  private IpProtocol() {}

  /** -1 if it is not known. */
  static int number(String transport) {
    if (transport == null) return -1;
    return switch (transport) {
      case "tcp" -> 6;
      case "udp" -> 17;
      case "icmp" -> 1;
      case "ipv6-icmp" -> 58;
      case "sctp" -> 132;
      case "igmp" -> 2;
      case "ipip" -> 4;
      case "ipv6" -> 41;
      case "gre" -> 47;
      case "esp" -> 50;
      case "ah" -> 51;
      case "ospf" -> 89;
      case "pim" -> 103;
      case "vrrp" -> 112;
      default -> numbered(transport);
    };
  }

  private static int numbered(String transport) {
    if (!transport.startsWith(NUMBERED)) return -1;
    try {
      return Integer.parseInt(transport.substring(NUMBERED.length()));
    } catch (NumberFormatException unknown) {
      return -1;
    }
  }
}
