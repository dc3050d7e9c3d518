package io.wirestash.core.statistics;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Anomaly;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.statistics.StatisticsContext;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.Hosts;
import io.wirestash.core.delivery.Subject;
import io.wirestash.core.ledger.Tally;
import java.util.List;

/** Where a worker's reports of statistics become events: about a time and perhaps hosts, but about no packet. One thread. */
final class ReportDesk implements StatisticsContext {
  private final EventWriter events;
  private final List<AnomalyReporter> anomalyReporters;
  private final Tally anomalies;
  private final Subject subject = new Subject();
  private long startNanos;
  private long endNanos;
  private int index;

  ReportDesk(EventWriter events, List<AnomalyReporter> anomalyReporters, Tally anomalies) {
    this.events = events;
    this.anomalyReporters = anomalyReporters;
    this.anomalies = anomalies;
  }

  /** Begins the reports of an interval. */
  ReportDesk interval(int component, long startNanos, long endNanos) {
    this.startNanos = startNanos;
    this.endNanos = endNanos;
    index = component << 24;
    return this;
  }

  @Override
  public void emit(Record event) {
    write(event, null);
  }

  @Override
  public void anomaly(Anomaly anomaly, Ip source, Ip destination) {
    anomalies.add(anomaly.code());
    Hosts hosts = source == null && destination == null ? null : Hosts.of(source, destination);
    for (AnomalyReporter reporter : anomalyReporters) write(reporter.report(anomaly), hosts);
  }

  private void write(Record event, Hosts hosts) {
    subject.packet(hosts, null, null, false).at(startNanos, endNanos, 0, index++);
    events.write(event, subject);
  }
}
