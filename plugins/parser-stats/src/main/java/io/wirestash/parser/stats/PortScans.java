package io.wirestash.parser.stats;

/** Finds sources that try many ports of one host. Ports that accept do not count: clients use many, too. */
final class PortScans implements Detector {
  private static final int PACKETS = 0;
  private static final int REFUSED = 1;
  private static final int TRIED = 0;
  private static final int ACCEPTED = 1;

  private final int limit;

  /** @param limit ports */
  PortScans(int limit) {
    this.limit = limit;
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public int sets() {
    return 2;
  }

  @Override
  public void packet(Sighting seen, Tally counts) {
    Probe unreachable = Probe.unreachable(seen);
    if (unreachable != null) counts.add(counts.at(seen.quoted(unreachable.ordinal())), REFUSED, 1);
    if (!seen.hasPorts()) return;
    Probe sent = Probe.sent(seen);
    if (sent != null) {
      int scan = counts.at(seen.there(sent.ordinal()));
      counts.add(scan, PACKETS, 1);
      counts.see(scan, TRIED, seen.destinationPort + 1);
      return;
    }
    Probe accepted = Probe.accepted(seen);
    if (accepted != null) {
      counts.see(counts.at(seen.back(accepted.ordinal())), ACCEPTED, seen.sourcePort + 1);
    } else if (Probe.established(seen)) {
      counts.see(counts.at(seen.there(Probe.SYN.ordinal())), ACCEPTED, seen.destinationPort + 1);
    } else if (Probe.refused(seen)) {
      counts.add(counts.at(seen.back(Probe.SYN.ordinal())), REFUSED, 1);
    }
  }

  @Override
  public Finding judge(Evidence seen) {
    Probe kind = Probe.of((int) seen.key().number);
    long tried = seen.distinct()[TRIED];
    long accepted = seen.distinct()[ACCEPTED];
    long ports = kind.silent() ? tried : tried - accepted;
    if (ports < limit) return null;
    String detail = seen.key().ip() + " tried " + tried + " ports of " + seen.key().otherIp() + " (" + kind + "), "
        + accepted + " accepted";
    return new Finding("port_scan", kind.name(), seen.key().ip(), seen.key().otherIp(), ports, detail,
        Finding.evidence("ports", tried).and("accepted", accepted).and("refused", seen.counts()[REFUSED])
            .and("packets", seen.counts()[PACKETS]).limit(limit, seen.windowNanos()));
  }
}
