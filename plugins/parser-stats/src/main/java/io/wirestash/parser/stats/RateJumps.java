package io.wirestash.parser.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds hosts whose traffic leaps above what it was before: the bytes of an interval against their exponentially
 * weighted mean and variance (T. Finch, "Incremental calculation of weighted mean and variance", 2009, section 9). An
 * interval in which others were heard and the host was not counts as 0. When there are too many hosts, the quietest are forgotten.
 */
final class RateJumps {
  private static final int MEAN = 0;
  private static final int VARIANCE = 1; // the bits of a double
  private static final int SAMPLES = 2;
  private static final double WEIGHT = 1.0 / 8;
  private static final int LEAST_FACTOR = 2;

  private final StatsOptions options;
  private final Tally past;
  private final Key key = new Key();

  RateJumps(StatsOptions options, long secret) {
    this.options = options;
    past = new Tally(3, 0, options.maxKeys(), secret);
  }

  /** @param hosts bytes of the interval in column 0 */
  List<Finding> judge(Tally hosts, long intervalNanos) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < past.size(); i++) {
      int host = hosts.find(past.key(i, key));
      long bytes = host < 0 ? 0 : hosts.get(host, Traffic.BYTES);
      if (isJump(i, bytes)) findings.add(finding(i, bytes, intervalNanos));
      learn(i, bytes);
    }
    for (int i = 0; i < hosts.size(); i++) meet(hosts, i);
    return Watch.worst(findings);
  }

  private boolean isJump(int entry, long bytes) {
    long mean = past.get(entry, MEAN);
    return past.get(entry, SAMPLES) >= options.rateWarmUp()
        && bytes >= options.rateBytes().bytes()
        && bytes >= LEAST_FACTOR * mean
        && bytes > mean + options.rateDeviations() * deviation(entry);
  }

  private double deviation(int entry) {
    return Math.sqrt(Double.longBitsToDouble(past.get(entry, VARIANCE)));
  }

  private void learn(int entry, long bytes) {
    long mean = past.get(entry, MEAN);
    double difference = bytes - mean;
    double step = WEIGHT * difference;
    double variance = Double.longBitsToDouble(past.get(entry, VARIANCE));
    past.set(entry, MEAN, mean + Math.round(step));
    past.set(entry, VARIANCE, Double.doubleToRawLongBits((1 - WEIGHT) * (variance + difference * step)));
    past.add(entry, SAMPLES, 1);
  }

  private void meet(Tally hosts, int host) {
    if (past.find(hosts.key(host, key)) >= 0) return;
    int entry = past.at(key);
    past.set(entry, MEAN, hosts.get(host, Traffic.BYTES));
    past.set(entry, SAMPLES, 1);
  }

  private Finding finding(int entry, long bytes, long intervalNanos) {
    long mean = past.get(entry, MEAN);
    long deviation = Math.round(deviation(entry));
    long limit = Math.max(LEAST_FACTOR * mean, Math.round(mean + options.rateDeviations() * deviation(entry)));
    Key host = past.key(entry, new Key());
    String detail = host.ip() + " sent and received " + bytes + " bytes, before " + mean + " on average";
    return new Finding("rate", "bytes", host.ip(), null, bytes, detail,
        Finding.evidence("bytes", bytes).and("mean", mean).and("deviation", deviation)
            .and("intervals", past.get(entry, SAMPLES))
            .limit(Math.max(limit, options.rateBytes().bytes()), intervalNanos));
  }
}
