package io.wirestash.parser.stats;

/** Finds sources that try one port on many hosts, or ping many. Hosts that accept do not count: browsers visit many. */
final class HostSweeps implements Detector {
  private static final int PACKETS = 0;
  private static final int REFUSED = 1;
  private static final int TRIED = 0;
  private static final int ACCEPTED = 1;

  private final int limit;

  /** @param limit hosts */
  HostSweeps(int limit) {
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
    if (!seen.ip) return;
    Probe unreachable = Probe.unreachable(seen);
    if (unreachable != null) counts.add(counts.at(seen.destination(number(unreachable, seen.quotedPort))), REFUSED, 1);
    Probe sent = Probe.sent(seen);
    if (sent != null) {
      int sweep = counts.at(seen.source(number(sent, seen.destinationPort)));
      counts.add(sweep, PACKETS, 1);
      counts.see(sweep, TRIED, Hash.host(seen.destinationHigh, seen.destinationLow));
      return;
    }
    Probe accepted = Probe.accepted(seen);
    if (accepted != null) {
      int sweep = counts.at(seen.destination(number(accepted, seen.sourcePort)));
      counts.see(sweep, ACCEPTED, Hash.host(seen.sourceHigh, seen.sourceLow));
    } else if (Probe.established(seen)) {
      int sweep = counts.at(seen.source(number(Probe.SYN, seen.destinationPort)));
      counts.see(sweep, ACCEPTED, Hash.host(seen.destinationHigh, seen.destinationLow));
    } else if (Probe.refused(seen)) {
      counts.add(counts.at(seen.destination(number(Probe.SYN, seen.sourcePort))), REFUSED, 1);
    }
  }

  private static long number(Probe kind, int port) {
    return (long) kind.ordinal() << 32 | port + 1; // without ports it is -1
  }

  @Override
  public Finding judge(Evidence seen) {
    Probe kind = Probe.of((int) (seen.key().number >>> 32));
    int port = (int) seen.key().number - 1;
    long tried = seen.distinct()[TRIED];
    long accepted = seen.distinct()[ACCEPTED];
    long hosts = kind.silent() ? tried : tried - accepted;
    if (hosts < limit) return null;
    Finding.Evident evidence = Finding.evidence("hosts", tried);
    if (port >= 0) evidence.and("port", port);
    String detail = seen.key().ip() + " tried " + (port < 0 ? "" : "port " + port + " of ") + tried + " hosts (" + kind
        + "), " + accepted + " accepted";
    return new Finding("host_sweep", kind.name(), seen.key().ip(), null, hosts, detail,
        evidence.and("accepted", accepted).and("refused", seen.counts()[REFUSED]).and("packets", seen.counts()[PACKETS])
            .limit(limit, seen.windowNanos()));
  }
}
