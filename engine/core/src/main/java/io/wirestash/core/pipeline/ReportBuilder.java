package io.wirestash.core.pipeline;

import io.wirestash.api.packet.Input;
import io.wirestash.core.delivery.OutputLane;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.packet.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what every thread counted, after all of them have ended. */
final class ReportBuilder {
  private final List<Input> inputs;
  private final Front front;
  private final List<Worker> workers;
  private final List<OutputLane> lanes;
  private final List<Faults> faults;
  private final Notices notices;

  ReportBuilder(List<Input> inputs, Front front, List<Worker> workers, List<OutputLane> lanes, List<Faults> faults,
      Notices notices) {
    this.inputs = inputs;
    this.front = front;
    this.workers = workers;
    this.lanes = lanes;
    this.faults = faults;
    this.notices = notices;
  }

  RunReport build(Ending ending, long wallNanos) {
    Map<String, Long> counters = new TreeMap<>();
    Map<String, Long> anomalies = new TreeMap<>();
    Map<String, Long> events = new TreeMap<>();
    long flows = 0;
    long filtered = 0;
    front.count(counters);
    front.silenced().addTo(anomalies);
    for (Worker worker : workers) {
      flows += worker.table().opened();
      counters.merge("flows_evicted", worker.table().evicted(), Long::sum);
      worker.parsers().count(counters);
      worker.parsers().anomalies().addTo(anomalies);
      worker.events().count(events);
      filtered += worker.events().filtered();
    }
    counters.values().removeIf(count -> count == 0);
    long emitted = events.values().stream().mapToLong(Long::longValue).sum();
    long unencoded = workers.stream().mapToLong(worker -> worker.events().unencoded()).sum();
    long lost = 0;
    long dead = 0;
    long missing = 0;
    long[] offered = new long[lanes.size()];
    for (Worker worker : workers) worker.events().countOffered(offered);
    for (int i = 0; i < offered.length; i++) {
      OutputLane lane = lanes.get(i);
      lost = Math.max(lost, lane.dropped());
      missing = Math.max(missing, Math.abs(offered[i] - lane.delivered() - lane.dropped() - lane.deadLettered()));
      dead = Math.max(dead, lane.deadLettered());
      lane.counters().forEach((name, count) -> counters.merge(lane.id() + '_' + name, count, Long::sum));
    }
    Map<String, Long> dropped = new TreeMap<>();
    if (lost > 0) dropped.put("output", lost);
    if (unencoded > 0) dropped.put("not_encodable", unencoded);
    // An event is delivered when all its outputs took it.
    long delivered = emitted - filtered - lost - unencoded - missing - dead;
    Map<String, Long> unread = unread();
    long leftOut = inputs.stream().mapToLong(Input::filtered).sum();
    long packets = front.packets() + leftOut + unread.values().stream().mapToLong(Long::longValue).sum();
    return new RunReport(packets, front.bytes(), front.decoded(), leftOut, front.undecodable().sorted(), unread, flows,
        counters, anomalies, events, emitted, delivered, filtered, dead, dropped, outputs(), notices.warnings(),
        notices.damage(), faultLines(), ending.signalled(), ending.failure(), ending.code(), wallNanos);
  }

  /** Packets that live inputs lost, by where. */
  private Map<String, Long> unread() {
    Map<String, Long> unread = new TreeMap<>();
    for (Input input : inputs) input.dropped().forEach((where, count) -> unread.merge(where, count, Long::sum));
    unread.values().removeIf(count -> count == 0);
    return unread;
  }

  private List<RunReport.OutputCount> outputs() {
    List<RunReport.OutputCount> counts = new ArrayList<>();
    for (OutputLane lane : lanes) counts.add(new RunReport.OutputCount(lane.id(), lane.delivered(), lane.dropped()));
    return counts;
  }

  private List<String> faultLines() {
    List<String> lines = new ArrayList<>();
    for (Faults contained : faults) lines.addAll(contained.lines());
    return lines;
  }
}
