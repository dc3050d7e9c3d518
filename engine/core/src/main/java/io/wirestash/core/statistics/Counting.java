package io.wirestash.core.statistics;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.statistics.Counters;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import java.util.List;

/** What one worker counts for the statistics components of a pipeline, cut at intervals of packet time. One thread. */
public final class Counting {
  /** Counts for nobody. */
  public static final Counting NOTHING = new Counting(0, List.of(), List.of(), null, null, null);

  private final int worker;
  private final Tabulation[] tabulations;
  private final Counters[] counters;
  private final long[] begin;
  private final EventWriter events;
  private final ReportDesk desk;
  private final Faults faults;
  private long nextCut = Long.MIN_VALUE;
  private long now = Long.MIN_VALUE;

  public Counting(int worker, List<Tabulation> tabulations, List<AnomalyReporter> anomalyReporters, EventWriter events,
      Tally anomalies, Faults faults) {
    this.worker = worker;
    this.tabulations = tabulations.toArray(Tabulation[]::new);
    this.events = events;
    this.faults = faults;
    desk = new ReportDesk(events, anomalyReporters, anomalies);
    begin = new long[this.tabulations.length];
    counters = new Counters[this.tabulations.length];
    for (int i = 0; i < counters.length; i++) counters[i] = open(this.tabulations[i]);
    if (isEmpty()) nextCut = Long.MAX_VALUE;
  }

  private static Counters open(Tabulation tabulation) {
    return tabulation.statistics().open(tabulation.workers());
  }

  public boolean isEmpty() {
    return counters.length == 0;
  }

  /** Takes the time of a packet, this worker's or another's; true if it ends an interval or begins the first. */
  public boolean due(long nanos) {
    if (nanos > now) now = nanos;
    return nanos >= nextCut;
  }

  /**
   * Ends the intervals that are over, before the packet that shows it is counted.
   *
   * @param index the packet's place in its batch
   */
  public void advance(long nanos, int index) {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < counters.length; i++) {
      long interval = tabulations[i].statistics().interval();
      long current = nanos - Math.floorMod(nanos, interval);
      if (nextCut == Long.MIN_VALUE) {
        begin[i] = current;
      } else if (current > begin[i]) {
        events.atTimer(index, -1, i); // before timers of flows
        cut(i, begin[i] + interval);
        begin[i] = current;
      }
      next = Math.min(next, begin[i] + interval);
    }
    nextCut = next;
  }

  /** Ends the last intervals, after all flows. */
  public void end() {
    if (isEmpty() || nextCut == Long.MIN_VALUE) return;
    events.atEnd();
    for (int i = 0; i < counters.length; i++) cut(i, now);
  }

  private void cut(int i, long endNanos) {
    try {
      tabulations[i].submit(worker, counters[i].cut(), begin[i], endNanos, desk.interval(i, begin[i], endNanos));
    } catch (RuntimeException | Error e) { // a plugin's bug costs this component, not the run
      faults.add(name(i), e, 0);
      tabulations[i].fail();
    }
  }

  /** Counts a packet. */
  public void packet(Packet packet, Flow flow, Direction from) {
    for (int i = 0; i < counters.length; i++) {
      try {
        counters[i].packet(packet, flow, from);
      } catch (RuntimeException | Error e) { // a plugin's bug costs this count, not the run
        faults.add(name(i), e, packet.number());
      }
    }
  }

  /** Counts an event. */
  public void event(Record event, Flow flow) {
    for (int i = 0; i < counters.length; i++) {
      try {
        counters[i].event(event, flow);
      } catch (RuntimeException | Error e) {
        faults.add(name(i), e, flow.last().packet());
      }
    }
  }

  private String name(int i) {
    return tabulations[i].statistics().getClass().getSimpleName();
  }
}
