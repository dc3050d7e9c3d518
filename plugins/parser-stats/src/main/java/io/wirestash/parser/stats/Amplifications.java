package io.wirestash.parser.stats;

import io.wirestash.api.parser.Direction;

/**
 * Finds hosts that get far more from UDP services known to amplify (CISA alert TA14-017A) than they have asked of them:
 * their address is forged in the questions.
 */
final class Amplifications implements Detector {
  private static final int RECEIVED = 0;
  private static final int SENT = 1;
  private static final int PACKETS = 2;
  private static final int AMPLIFIERS = 0;

  private final long limit;
  private final long ratio;

  /**
   * @param limit bytes that a host gets
   * @param ratio of those to what it has sent
   */
  Amplifications(long limit, long ratio) {
    this.limit = limit;
    this.ratio = ratio;
  }

  /** The name of a service that amplifies, or null. */
  static String amplifier(int port) {
    return switch (port) {
      case 17 -> "qotd";
      case 19 -> "chargen";
      case 53 -> "dns";
      case 111 -> "portmap";
      case 123 -> "ntp";
      case 161 -> "snmp";
      case 389 -> "cldap";
      case 1900 -> "ssdp";
      case 3702 -> "ws_discovery";
      case 11211 -> "memcached";
      default -> null;
    };
  }

  @Override
  public int columns() {
    return 3;
  }

  @Override
  public int sets() {
    return 1;
  }

  @Override
  public void packet(Sighting seen, Tally counts) {
    if (seen.protocol != Sighting.UDP || !seen.hasPorts() || seen.toGroup()) return;
    boolean fromService = amplifier(seen.sourcePort) != null;
    boolean toService = amplifier(seen.destinationPort) != null;
    if (fromService && toService) { // such as NTP between two servers
      fromService = seen.from == Direction.SERVER;
      toService = !fromService;
    }
    if (fromService) received(seen, counts);
    else if (toService) counts.add(counts.at(seen.source(seen.destinationPort)), SENT, seen.bytes);
  }

  private static void received(Sighting seen, Tally counts) {
    int victim = counts.at(seen.destination(seen.sourcePort));
    counts.add(victim, RECEIVED, seen.bytes);
    counts.add(victim, PACKETS, 1);
    counts.see(victim, AMPLIFIERS, Hash.host(seen.sourceHigh, seen.sourceLow));
  }

  @Override
  public Finding judge(Evidence seen) {
    long received = seen.counts()[RECEIVED];
    long sent = seen.counts()[SENT];
    if (received < limit || received / ratio < sent) return null;
    String service = amplifier((int) seen.key().number);
    long amplifiers = seen.distinct()[AMPLIFIERS];
    String detail = seen.key().ip() + " got " + received + " bytes from " + amplifiers + " " + service + " servers for "
        + sent + " bytes";
    return new Finding("amplification", service, null, seen.key().ip(), received, detail,
        Finding.evidence("received_bytes", received).and("sent_bytes", sent).and("packets", seen.counts()[PACKETS])
            .and("amplifiers", amplifiers).and("port", seen.key().number).and("ratio_limit", ratio)
            .limit(limit, seen.windowNanos()));
  }
}
