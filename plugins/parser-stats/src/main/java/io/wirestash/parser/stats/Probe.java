package io.wirestash.parser.stats;

import io.wirestash.api.parser.Direction;

/** How a scanner asks whether something listens, and what a packet tells of that. */
enum Probe {
  SYN,
  FIN,
  NULL,
  XMAS,
  UDP,
  PING;

  private static final Probe[] ALL = values();
  private static final int ECHO = 8;
  private static final int ECHO_REPLY = 0;
  private static final int ECHO6 = 128;
  private static final int ECHO6_REPLY = 129;
  private static final int STARTS_OR_ANSWERS = Sighting.SYN | Sighting.ACK | Sighting.RST;

  static Probe of(int ordinal) {
    return ALL[ordinal];
  }

  /** The probe that this packet may be, or null. Its sender is who scans. */
  static Probe sent(Sighting seen) {
    if (!seen.ip || seen.toGroup()) return null;
    return switch (seen.protocol) {
      case Sighting.TCP -> segment(seen);
      case Sighting.UDP -> seen.opens && seen.from == Direction.CLIENT ? UDP : null;
      case Sighting.ICMP -> seen.icmpType == ECHO ? PING : null;
      case Sighting.ICMPV6 -> seen.icmpType == ECHO6 ? PING : null;
      default -> null;
    };
  }

  private static Probe segment(Sighting seen) {
    if (seen.asks()) return SYN;
    if (!seen.opens || !seen.tcp(0, STARTS_OR_ANSWERS)) return null;
    return switch (seen.flags & (Sighting.FIN | Sighting.PSH | Sighting.URG)) {
      case 0 -> NULL;
      case Sighting.FIN -> FIN;
      case Sighting.FIN | Sighting.PSH | Sighting.URG -> XMAS;
      default -> null;
    };
  }

  /** The probe that this packet welcomes, or null. Its receiver is who scans. */
  static Probe accepted(Sighting seen) {
    if (!seen.ip) return null;
    return switch (seen.protocol) {
      case Sighting.TCP -> seen.tcp(Sighting.SYN | Sighting.ACK, Sighting.RST) ? SYN : null;
      case Sighting.UDP -> seen.from == Direction.SERVER && seen.nth(1) ? UDP : null;
      case Sighting.ICMP -> seen.icmpType == ECHO_REPLY ? PING : null;
      case Sighting.ICMPV6 -> seen.icmpType == ECHO6_REPLY ? PING : null;
      default -> null;
    };
  }

  /** True if this packet shows that its receiver has accepted the sender's SYN: for captures that lack one side. */
  static boolean established(Sighting seen) {
    return seen.protocol == Sighting.TCP
        && seen.from == Direction.CLIENT
        && seen.tcp(Sighting.ACK, Sighting.SYN | Sighting.RST)
        && (seen.nth(2) || seen.nth(3));
  }

  /** True if this packet turns a SYN down. Its receiver is who scans. */
  static boolean refused(Sighting seen) {
    return seen.from == Direction.SERVER && seen.tcp(Sighting.RST, Sighting.SYN) && seen.nth(1);
  }

  /** The probe that did not reach what it was for, as this ICMP message says, or null. Its receiver is who scans. */
  static Probe unreachable(Sighting seen) {
    return switch (seen.quotedProtocol) {
      case Sighting.TCP -> SYN;
      case Sighting.UDP -> UDP;
      default -> null;
    };
  }

  /** True if silence is no sign of failure: an open port does not answer to this probe. */
  boolean silent() {
    return this == FIN || this == NULL || this == XMAS;
  }
}
