package io.wirestash.parser.stats;

/** Finds hosts that get many UDP datagrams in flows in which they have not answered. */
final class UdpFloods implements Detector {
  private static final int PACKETS = 0;
  private static final int BYTES = 1;
  private static final int SOURCES = 0;
  private static final int PORTS = 1;

  private final long limit;

  /** @param limit packets */
  UdpFloods(long limit) {
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
    if (seen.protocol != Sighting.UDP || !seen.unanswered() || seen.toGroup()) return;
    int victim = counts.at(seen.destination(0));
    counts.add(victim, PACKETS, 1);
    counts.add(victim, BYTES, seen.bytes);
    counts.see(victim, SOURCES, Hash.host(seen.sourceHigh, seen.sourceLow));
    counts.see(victim, PORTS, seen.destinationPort + 1);
  }

  @Override
  public Finding judge(Evidence seen) {
    long packets = seen.counts()[PACKETS];
    if (packets < limit) return null;
    long sources = seen.distinct()[SOURCES];
    long ports = seen.distinct()[PORTS];
    String detail = seen.key().ip() + " got " + packets + " UDP packets from " + sources + " hosts to " + ports
        + " ports and answered none";
    return new Finding("udp_flood", "UDP", null, seen.key().ip(), packets, detail,
        Finding.evidence("packets", packets).and("bytes", seen.counts()[BYTES]).and("sources", sources)
            .and("ports", ports).limit(limit, seen.windowNanos()));
  }
}
