package io.wirestash.cli;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.ledger.RunReport;
import java.util.List;
import java.util.Map;

/** The ledger as one JSON object on one line, for scripts. */
final class LedgerJson {
  private final JsonSink out = new JsonSink(2048);

  private LedgerJson() {}

  static String of(String pipeline, RunReport report, int exitCode) {
    LedgerJson json = new LedgerJson();
    json.out.beginObject();
    json.out.name("pipeline");
    json.out.string(pipeline);
    json.number("exit_code", exitCode);
    json.packets(report);
    json.events(report);
    json.ending(report);
    json.out.endObject();
    return json.out.toString();
  }

  private void packets(RunReport report) {
    number("packets", report.packets());
    number("bytes", report.bytes());
    number("decoded", report.decoded());
    number("filtered_packets", report.filteredPackets());
    counts("undecodable", report.undecodable());
    counts("dropped_packets", report.dropped());
    number("flows", report.flows());
    counts("counters", report.counters());
    counts("anomalies", report.anomalies());
  }

  private void events(RunReport report) {
    counts("events", report.events());
    number("emitted", report.emitted());
    number("delivered", report.delivered());
    number("filtered_events", report.filtered());
    number("dead_lettered", report.deadLettered());
    counts("dropped_events", report.droppedEvents());
    out.name("outputs");
    out.beginArray();
    for (RunReport.OutputCount output : report.outputs()) {
      out.item();
      out.beginObject();
      out.name("id");
      out.string(output.id());
      number("delivered", output.delivered());
      number("dropped", output.dropped());
      out.endObject();
    }
    out.endArray();
  }

  private void ending(RunReport report) {
    texts("warnings", report.warnings());
    texts("damage", report.damage());
    texts("faults", report.faults());
    out.name("stopped");
    out.bool(report.stopped());
    out.name("balanced");
    out.bool(report.balanced());
    if (report.failure() != null) {
      out.name("failure");
      out.string(report.failure());
    }
    out.name("wall_seconds");
    out.seconds(report.wallNanos(), 6);
  }

  private void number(String name, long value) {
    out.name(name);
    out.number(value);
  }

  private void counts(String name, Map<String, Long> counts) {
    out.name(name);
    out.beginObject();
    counts.forEach(this::number);
    out.endObject();
  }

  private void texts(String name, List<String> lines) {
    out.name(name);
    out.beginArray();
    for (String line : lines) {
      out.item();
      out.string(line);
    }
    out.endArray();
  }
}
