package io.wirestash.parser.stats;

import io.wirestash.api.parser.Direction;

/** Finds services that get many SYNs of connections that never come about. */
final class SynFloods implements Detector {
  private static final int SYNS = 0;
  private static final int ESTABLISHED = 1;
  private static final int SOURCES = 0;

  private final long limit;

  /** @param limit SYNs without a connection */
  SynFloods(long limit) {
    this.limit = limit;
  }

  @Override
  public int columns() {
    return 2;
  }

  @Override
  public int sets() {
    return 1;
  }

  @Override
  public void packet(Sighting seen, Tally counts) {
    if (!seen.ip || seen.protocol != Sighting.TCP) return;
    if (seen.asks()) {
      int service = counts.at(seen.destination(seen.destinationPort));
      counts.add(service, SYNS, 1);
      counts.see(service, SOURCES, Hash.host(seen.sourceHigh, seen.sourceLow));
    } else if (establishes(seen)) {
      counts.add(counts.at(seen.destination(seen.destinationPort)), ESTABLISHED, 1);
    }
  }

  private static boolean establishes(Sighting seen) {
    return seen.from == Direction.CLIENT
        && seen.tcp(Sighting.ACK, Sighting.SYN | Sighting.RST)
        && seen.nth(2)
        && seen.flow.fromStart();
  }

  @Override
  public Finding judge(Evidence seen) {
    long open = seen.counts()[SYNS] - seen.counts()[ESTABLISHED];
    if (open < limit) return null;
    long port = seen.key().number;
    long sources = seen.distinct()[SOURCES];
    String detail = seen.key().ip() + " port " + port + " got " + seen.counts()[SYNS] + " SYNs from " + sources
        + " hosts, " + open + " without a connection";
    return new Finding("syn_flood", "SYN", null, seen.key().ip(), open, detail,
        Finding.evidence("syns", seen.counts()[SYNS]).and("established", seen.counts()[ESTABLISHED])
            .and("port", port).and("sources", sources).limit(limit, seen.windowNanos()));
  }
}
