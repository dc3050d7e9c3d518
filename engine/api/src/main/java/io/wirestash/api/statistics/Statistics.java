package io.wirestash.api.statistics;

import java.util.List;

/**
 * A component of the parser stage that counts what passes and reports at regular packet times. Each worker counts its own
 * flows in {@link Counters}; at the end of an interval the engine brings together what all workers have cut off, so that a
 * report does not depend on their number.
 */
public interface Statistics {
  /** Length of an interval in nanoseconds of packet time; intervals begin at multiples of it since 1970. */
  long interval();

  /**
   * Counters of one worker.
   *
   * @param workers how many there will be: limits are shared out among them
   */
  Counters open(int workers);

  /**
   * Reports an interval in which something was counted. One thread at a time, in order of time.
   *
   * @param parts what {@link Counters#cut} gave, one for each worker
   * @param startNanos the interval's begin
   * @param endNanos its end; the last interval of a run ends with its last packet
   */
  void report(List<Object> parts, long startNanos, long endNanos, StatisticsContext context);
}
