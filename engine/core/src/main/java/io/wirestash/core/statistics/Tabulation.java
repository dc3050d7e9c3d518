package io.wirestash.core.statistics;

import io.wirestash.api.statistics.Statistics;
import java.util.ArrayList;
import java.util.List;

/**
 * One statistics component of a run: brings together what the workers count. Every worker sees the time of every packet and
 * therefore cuts at the same packets; the last one to arrive reports, in the name of all.
 */
public final class Tabulation {
  private final Statistics statistics;
  private final int workers;
  private final List<Object[]> cuts = new ArrayList<>();
  private final int[] cutsOf;
  private long reported;
  private boolean broken;

  public Tabulation(Statistics statistics, int workers) {
    this.statistics = statistics;
    this.workers = workers;
    cutsOf = new int[workers];
  }

  Statistics statistics() {
    return statistics;
  }

  int workers() {
    return workers;
  }

  /** Takes a worker's part of an interval; with the last part, the interval is reported to {@code desk}. */
  synchronized void submit(int worker, Object part, long startNanos, long endNanos, ReportDesk desk) {
    if (broken) return;
    int ahead = (int) (cutsOf[worker]++ - reported);
    while (cuts.size() <= ahead) cuts.add(new Object[workers]);
    cuts.get(ahead)[worker] = part;
    if (ahead > 0 || !complete(cuts.get(0))) return;
    reported++;
    statistics.report(List.of(cuts.remove(0)), startNanos, endNanos, desk);
  }

  /** A worker's part is missing from now on, or the report failed: nothing more is reported. */
  synchronized void fail() {
    broken = true;
    cuts.clear();
  }

  private static boolean complete(Object[] parts) {
    for (Object part : parts) if (part == null) return false;
    return true;
  }
}
