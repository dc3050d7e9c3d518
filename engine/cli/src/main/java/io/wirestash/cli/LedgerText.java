package io.wirestash.cli;

import io.wirestash.core.diagnostic.Printable;
import io.wirestash.core.ledger.RunReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The ledger as a person reads it at the end of a run: a headline, then one line an account, sums spelled out. */
final class LedgerText {
  /** How many kinds of anomaly or undecodable packet are named; the rest is counted. */
  private static final int NAMED = 8;

  private record Row(String label, long count, String remark) {}

  private final RunReport report;
  private final List<Row> rows = new ArrayList<>();

  private LedgerText(RunReport report) {
    this.report = report;
  }

  static String of(String pipeline, RunReport report) {
    LedgerText text = new LedgerText(report);
    text.packets();
    text.events();
    text.told("damaged inputs", report.damage());
    text.told("warnings", report.warnings());
    return text.headline(pipeline) + text.table() + text.faults();
  }

  private String headline(String pipeline) {
    String how = report.failure() != null ? "failed after " : report.stopped() ? "stopped after " : "finished in ";
    long nanos = report.wallNanos();
    return Printable.of(pipeline) + ": " + how + Quantity.time(nanos)
        + ", " + Quantity.grouped(report.packets()) + " packets (" + Quantity.bytes(report.bytes()) + ")"
        + ", " + Quantity.rough(Quantity.perSecond(report.packets(), nanos)) + " packets/s\n";
  }

  private void packets() {
    Sum sum = new Sum(report.decoded(), "decoded");
    sum.add(report.filteredPackets(), "filtered");
    sum.add(report.undecodableTotal(), "undecodable");
    sum.add(report.droppedTotal(), "dropped");
    rows.add(new Row("packets", report.packets(), sum.equalTo(report.packets())));
    reasons("  undecodable", report.undecodable());
    reasons("  dropped", report.dropped());
    rows.add(new Row("flows", report.flows(), ""));
    report.counters().forEach((name, count) -> rows.add(new Row(Printable.of(name).replace('_', ' '), count, "")));
    reasons("anomalies", report.anomalies());
  }

  private void events() {
    Sum sum = new Sum(report.delivered(), "delivered" + toTheOnlyOutput());
    sum.add(report.filtered(), "filtered");
    sum.add(report.deadLettered(), "dead-lettered");
    sum.add(report.droppedEventsTotal(), "dropped");
    rows.add(new Row("events", report.emitted(), sum.equalTo(report.emitted())));
    report.events().forEach((type, count) -> rows.add(new Row("  " + Printable.of(type), count, "")));
    reasons("  dropped", report.droppedEvents());
    if (report.outputs().size() > 1) outputs();
  }

  private String toTheOnlyOutput() {
    return report.outputs().size() == 1 ? " to " + Printable.of(report.outputs().get(0).id()) : "";
  }

  private void outputs() {
    for (RunReport.OutputCount output : report.outputs()) {
      String lost = output.dropped() == 0 ? "" : ", " + Quantity.grouped(output.dropped()) + " dropped";
      rows.add(new Row("to " + Printable.of(output.id()), output.delivered(), "delivered" + lost));
    }
  }

  private void reasons(String label, Map<String, Long> counts) {
    if (counts.isEmpty()) return;
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    rows.add(new Row(label, total, mostFrequent(counts)));
  }

  private static String mostFrequent(Map<String, Long> counts) {
    StringJoiner named = new StringJoiner(", ");
    Comparator<Map.Entry<String, Long>> byCount = Map.Entry.comparingByValue(Comparator.reverseOrder());
    counts.entrySet().stream()
        .sorted(byCount.thenComparing(Map.Entry.comparingByKey()))
        .limit(NAMED)
        .forEach(e -> named.add(Printable.of(e.getKey()) + ' ' + Quantity.grouped(e.getValue())));
    return counts.size() <= NAMED ? named.toString() : named + " and " + (counts.size() - NAMED) + " more kinds";
  }

  private String table() {
    int labels = rows.stream().mapToInt(row -> row.label.length()).max().orElse(0);
    int counts = rows.stream().mapToInt(row -> Quantity.grouped(row.count).length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (Row row : rows) {
      String count = Quantity.grouped(row.count);
      int gap = labels - row.label.length() + 2 + counts - count.length();
      table.append("  ").append(row.label).append(" ".repeat(gap)).append(count);
      table.append(row.remark.isEmpty() ? "" : "  ").append(row.remark).append('\n');
    }
    return table.toString();
  }

  /** Lines that the user has read while the run went on: their number is enough. */
  private void told(String label, List<String> lines) {
    if (!lines.isEmpty()) rows.add(new Row(label, lines.size(), ""));
  }

  private String faults() {
    StringBuilder faults = new StringBuilder();
    report.faults().forEach(line -> faults.append("  fault: ").append(Printable.of(line)).append('\n'));
    return faults.toString();
  }

  /** {@code = 12 decoded + 3 undecodable}; terms of zero are left out, but for the first. */
  private static final class Sum {
    private final StringBuilder text;
    private long total;

    Sum(long first, String what) {
      total = first;
      text = new StringBuilder("= ").append(Quantity.grouped(first)).append(' ').append(what);
    }

    void add(long count, String what) {
      total += count;
      if (count != 0) text.append(" + ").append(Quantity.grouped(count)).append(' ').append(what);
    }

    String equalTo(long expected) {
      long missing = expected - total;
      return missing == 0 ? text.toString() : text + " (" + Quantity.grouped(missing) + " unaccounted for)";
    }
  }
}
