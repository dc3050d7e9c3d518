package io.wirestash.api.statistics;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Anomaly;

/** Where a report goes. */
public interface StatisticsContext {
  /** Emits an event about the interval. */
  void emit(Record event);

  /**
   * Reports that the interval shows something odd.
   *
   * @param source whose doing it is, or null
   * @param destination whom it hits, or null
   */
  void anomaly(Anomaly anomaly, Ip source, Ip destination);
}
