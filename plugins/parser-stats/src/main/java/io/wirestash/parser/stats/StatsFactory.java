package io.wirestash.parser.stats;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.statistics.Statistics;
import org.pf4j.Extension;

/** Makes statistics of traffic. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "stats",
    summary = "Traffic by host, pair, service and protocol; anomalies for scans, floods and guessed logins.",
    emits = StatsEvent.class,
    onRequest = true)
public final class StatsFactory implements ComponentFactory<StatsOptions, Statistics> {
  @Override
  public Statistics create(StatsOptions options, Context context) {
    return new TrafficStatistics(options, context.id());
  }
}
