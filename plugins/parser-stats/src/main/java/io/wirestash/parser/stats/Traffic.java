package io.wirestash.parser.stats;

import io.wirestash.api.parser.Direction;

/** What one worker has counted in an interval, of everything and by host, pair, service and protocol. One thread. */
final class Traffic {
  static final int BYTES = 0;
  static final int PACKETS = 1;
  static final int FLOWS = 2;
  static final int NEW_FLOWS = 3;
  static final int SYNS = 4;
  static final int RESETS = 5;
  static final int SENT_BYTES = 6;
  static final int SENT_PACKETS = 7;
  static final int COLUMNS = 8;

  /** The number of what is no IP packet among protocols. */
  static final int NOT_IP = 256;

  private final long[] totals = new long[COLUMNS];
  private final Tally[] tables;
  private final FlowSet flows;
  private final Names names;

  private Traffic(Tally[] tables, FlowSet flows, Names names) {
    this.tables = tables;
    this.flows = flows;
    this.names = names;
  }

  /** @param cap most entries of each table */
  static Traffic by(Iterable<By> wanted, int cap, long secret, Names names) {
    Tally[] tables = new Tally[By.values().length];
    for (By by : wanted) tables[by.ordinal()] = new Tally(COLUMNS, 0, cap, secret);
    return new Traffic(tables, new FlowSet(4 * cap, secret), names);
  }

  /** Nothing yet, by the same. */
  Traffic fresh() {
    Tally[] empty = new Tally[tables.length];
    for (int i = 0; i < empty.length; i++) if (tables[i] != null) empty[i] = tables[i].fresh();
    return new Traffic(empty, flows.fresh(), names);
  }

  void packet(Sighting seen) {
    boolean begins = flows.begins(seen);
    boolean fromClient = seen.from == Direction.CLIENT;
    count(totals, seen, begins);
    byHost(table(By.HOST), seen, begins);
    byPair(table(By.PAIR), seen, begins);
    Tally services = table(By.SERVICE);
    if (services != null && seen.flow != null && seen.hasPorts()) {
      count(services, seen.key.number(service(seen, fromClient)), seen, begins, fromClient);
    }
    Tally protocols = table(By.PROTOCOL);
    if (protocols != null) count(protocols, seen.key.number(protocol(seen)), seen, begins, fromClient);
  }

  private static void byHost(Tally hosts, Sighting seen, boolean begins) {
    if (hosts == null || !seen.ip) return;
    count(hosts, seen.source(0), seen, begins, true);
    boolean itself = seen.sourceLow == seen.destinationLow && seen.sourceHigh == seen.destinationHigh;
    if (!itself) count(hosts, seen.destination(0), seen, begins, false);
  }

  private static void byPair(Tally pairs, Sighting seen, boolean begins) {
    if (pairs == null || !seen.ip) return;
    Key pair = seen.key.unordered(seen.sourceHigh, seen.sourceLow, seen.destinationHigh, seen.destinationLow);
    boolean fromFirst = pair.low == seen.sourceLow && pair.high == seen.sourceHigh;
    count(pairs, pair, seen, begins, fromFirst);
  }

  private long service(Sighting seen, boolean fromClient) {
    String name = seen.flow.service();
    return Services.number(
        name == null ? 0 : names.number(name), seen.protocol, fromClient ? seen.destinationPort : seen.sourcePort);
  }

  private static long protocol(Sighting seen) {
    return seen.protocol < 0 ? NOT_IP : seen.protocol;
  }

  private static void count(Tally table, Key key, Sighting seen, boolean begins, boolean sent) {
    int entry = table.at(key);
    table.add(entry, BYTES, seen.bytes);
    table.add(entry, PACKETS, 1);
    if (begins) table.add(entry, FLOWS, 1);
    if (seen.opens) table.add(entry, NEW_FLOWS, 1);
    if (seen.asks()) table.add(entry, SYNS, 1);
    if (seen.resets()) table.add(entry, RESETS, 1);
    if (!sent) return;
    table.add(entry, SENT_BYTES, seen.bytes);
    table.add(entry, SENT_PACKETS, 1);
  }

  private static void count(long[] totals, Sighting seen, boolean begins) {
    totals[BYTES] += seen.bytes;
    totals[PACKETS]++;
    if (begins) totals[FLOWS]++;
    if (seen.opens) totals[NEW_FLOWS]++;
    if (seen.asks()) totals[SYNS]++;
    if (seen.resets()) totals[RESETS]++;
  }

  /** Adds what another worker has counted by the same. */
  void addAll(Traffic other) {
    for (int i = 0; i < COLUMNS; i++) totals[i] += other.totals[i];
    for (int i = 0; i < tables.length; i++) if (tables[i] != null) tables[i].addAll(other.tables[i]);
  }

  /** What was counted by this, or null. */
  Tally table(By by) {
    return tables[by.ordinal()];
  }

  long total(int column) {
    return totals[column];
  }

  /** True if there were more flows than could be told apart. */
  boolean flowsOverflowed() {
    return flows.overflowed();
  }
}
