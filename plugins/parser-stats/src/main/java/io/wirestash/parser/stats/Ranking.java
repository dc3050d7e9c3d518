package io.wirestash.parser.stats;

import io.wirestash.api.event.Seconds;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.function.IntToLongFunction;

/**
 * The entries of a table that have most bytes, and the sum of the others.
 *
 * @param table of {@link Traffic#COLUMNS}
 * @param text how an entry's key is shown
 */
record Ranking(By by, Tally table, Function<Key, String> text) {

  /** The event about an interval. */
  StatsEvent event(Traffic all, boolean flowsOverflowed, int top, long interval) {
    Deque<Integer> first = first(top);
    boolean capped = table.overflowed() || flowsOverflowed;
    return new StatsEvent(
        by, new Seconds(interval), counts(table.size(), all::total),
        first.stream().map(entry -> entry(entry, all.total(Traffic.BYTES))).toList(), others(first),
        capped ? true : null, table.overflowed() ? (Long) table.missed() : null);
  }

  private static StatsEvent.Counts counts(long keys, IntToLongFunction column) {
    return new StatsEvent.Counts(
        keys, column.applyAsLong(Traffic.PACKETS), column.applyAsLong(Traffic.BYTES),
        column.applyAsLong(Traffic.FLOWS), column.applyAsLong(Traffic.NEW_FLOWS), column.applyAsLong(Traffic.SYNS),
        column.applyAsLong(Traffic.RESETS));
  }

  private Deque<Integer> first(int top) {
    Comparator<Integer> lastFirst =
        Comparator.<Integer>comparingLong(entry -> table.get(entry, Traffic.BYTES))
            .thenComparing(this::keyOf, tieBreak().reversed());
    PriorityQueue<Integer> best = new PriorityQueue<>(top + 1, lastFirst);
    for (int i = 0; i < table.size(); i++) {
      best.add(i);
      if (best.size() > top) best.poll();
    }
    Deque<Integer> first = new ArrayDeque<>(top + 1);
    while (!best.isEmpty()) first.addFirst(best.poll());
    return first;
  }

  /** Hosts by their addresses; names by their text, since their numbers differ from run to run. */
  private Comparator<Key> tieBreak() {
    return by == By.SERVICE || by == By.COUNTRY ? Comparator.comparing(text) : Key.BY_ADDRESS;
  }

  private Key keyOf(int entry) {
    return table.key(entry, new Key());
  }

  private StatsEvent.Entry entry(int entry, long allBytes) {
    long bytes = table.get(entry, Traffic.BYTES);
    return new StatsEvent.Entry(
        text.apply(keyOf(entry)), share(bytes, allBytes), table.get(entry, Traffic.PACKETS), bytes,
        table.get(entry, Traffic.SENT_PACKETS), table.get(entry, Traffic.SENT_BYTES), table.get(entry, Traffic.FLOWS),
        table.get(entry, Traffic.NEW_FLOWS), table.get(entry, Traffic.SYNS), table.get(entry, Traffic.RESETS));
  }

  private static double share(long bytes, long all) {
    return all == 0 ? 0 : Math.round(1e4 * bytes / all) / 1e4;
  }

  /** Null if all are among the first. */
  private StatsEvent.Counts others(Deque<Integer> first) {
    if (first.size() == table.size() && !table.overflowed()) return null;
    long[] sums = new long[Traffic.COLUMNS];
    for (int column = 0; column < sums.length; column++) {
      sums[column] = table.evicted(column);
      for (int i = 0; i < table.size(); i++) sums[column] += table.get(i, column);
      for (int entry : first) sums[column] -= table.get(entry, column);
    }
    return counts(table.size() - first.size(), column -> sums[column]);
  }
}
