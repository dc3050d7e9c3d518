package io.wirestash.core.stream;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Anomaly;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.PacketReporter;
import io.wirestash.api.parser.PayloadReporter;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.Subject;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import io.wirestash.core.statistics.Counting;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker's parsers say: their events, held back until the call that emitted them returns, their anomalies and
 * their faults; and what they speak about. One thread.
 */
final class Emission {
  /** Anomalies of a flow that become events; all are counted. */
  private static final int REPORTED_ANOMALIES = 25;

  private final List<AnomalyReporter> anomalyReporters;
  private final EventWriter events;
  private final Faults faults;
  private final Subject subject = new Subject();
  private final List<Record> held = new ArrayList<>();
  private final List<Moment> heldSince = new ArrayList<>();
  private final List<String> heldAnomalies = new ArrayList<>();
  private final Tally anomalies = new Tally();
  private Scene scene = new Scene();
  private Counting counting = Counting.NOTHING;

  Emission(List<AnomalyReporter> anomalyReporters, EventWriter events, Faults faults) {
    this.anomalyReporters = List.copyOf(anomalyReporters);
    this.events = events;
    this.faults = faults;
  }

  void counting(Counting counting) {
    this.counting = counting;
  }

  /** What is spoken about. */
  Scene scene() {
    return scene;
  }

  Tally anomalies() {
    return anomalies;
  }

  // ---- events

  void hold(Record event, Moment since) {
    held.add(event);
    heldSince.add(since);
  }

  void hold(String anomaly) {
    heldAnomalies.add(anomaly);
  }

  /** The call returned: what it emitted is sent. */
  void release(ParserBinding parser) {
    tellAnomalies(parser);
    for (int i = 0; i < held.size(); i++) {
      Moment since = heldSince.get(i);
      subject.flow(scene.flow, scene.direction).ambiguous(scene.ambiguous || scene.flow.ambiguous());
      subject.at(since == null ? scene.nanos : since.nanos(), scene.nanos, scene.packet, scene.index++);
      events.write(held.get(i), subject);
      if (!counting.isEmpty()) counting.event(held.get(i), scene.flow);
    }
    discard();
  }

  /** The call failed, or must be made again: what it emitted is forgotten. */
  void discard() {
    held.clear();
    heldSince.clear();
    heldAnomalies.clear();
  }

  /** The bytes were faulty: events are forgotten, anomalies are told, the last of them being the fault. */
  void refuse(ParserBinding parser, String fault) {
    heldAnomalies.add(fault);
    tellAnomalies(parser);
    discard();
  }

  private void tellAnomalies(ParserBinding parser) {
    for (int i = 0; i < heldAnomalies.size(); i++) report(parser.anomaly(heldAnomalies.get(i)), parser.id());
    heldAnomalies.clear();
  }

  /** Lets a parser speak about something other than the packet at hand, and contains its failures. */
  void aside(Scene about, ParserBinding parser, Runnable call) {
    elsewhere(about, () -> {
      try {
        call.run();
        release(parser);
      } catch (Throwable e) { // a plugin's bug costs this call, not the run
        discard();
        fault(parser, e);
      }
    });
  }

  /** Changes the scene for a call; what is held for the present scene is kept. */
  void elsewhere(Scene about, Runnable call) {
    Scene before = scene;
    List<Record> heldBefore = List.copyOf(held);
    List<Moment> sinceBefore = new ArrayList<>(heldSince);
    List<String> anomaliesBefore = List.copyOf(heldAnomalies);
    discard();
    scene = about;
    call.run();
    about.done();
    scene = before;
    held.addAll(heldBefore);
    heldSince.addAll(sinceBefore);
    heldAnomalies.addAll(anomaliesBefore);
  }

  /** Makes an event of a flow that has ended. */
  void report(FlowReporter reporter, TrackedFlow flow, int index) {
    try {
      Record event = record(reporter, flow);
      if (event == null) return;
      subject.flow(flow, Direction.CLIENT).ambiguous(flow.ambiguous());
      subject.at(flow.firstNanos(), flow.lastNanos(), flow.lastPacket(), index);
      events.write(event, subject);
    } catch (RuntimeException e) { // a plugin's bug costs this event, not the run
      faults.add(reporter.getClass().getSimpleName(), e, flow.lastPacket());
    }
  }

  private static Record record(FlowReporter reporter, TrackedFlow flow) {
    boolean read = flow.payload() instanceof PayloadTap tap && tap.session() != null;
    if (!read || !(reporter instanceof PayloadReporter reads)) return reporter.report(flow);
    return reads.report(flow, ((PayloadTap) flow.payload()).session());
  }

  /** An event about payload that one side of a flow has sent. */
  void emitPayload(TrackedFlow flow, Direction from, Record event, int index) {
    subject.flow(flow, from).ambiguous(scene.ambiguous || flow.ambiguous());
    events.write(event, subject.at(scene.nanos, scene.nanos, scene.packet, index));
  }

  /** Makes an event of the packet at hand. */
  void report(PacketReporter reporter, Packet packet, String capture, int index) {
    try {
      Record event = reporter.report(packet, scene.flow);
      if (event == null) return;
      about(packet, capture).ambiguous(scene.ambiguous).at(scene.nanos, scene.nanos, scene.packet, index);
      events.write(event, subject);
    } catch (RuntimeException e) { // a plugin's bug costs this event, not the run
      faults.add(reporter.getClass().getSimpleName(), e, scene.packet);
    }
  }

  private Subject about(Packet packet, String capture) {
    if (scene.flow != null) return subject.flow(scene.flow, scene.direction);
    CaptureInterface origin = packet.origin();
    return subject.packet(PacketHosts.of(packet), capture, origin.name(), origin.nanoseconds());
  }

  // ---- what is wrong

  /** An anomaly of a packet that belongs to no flow. */
  void withoutFlow(String code, String plugin, Packet packet, String capture) {
    about(packet, capture);
    report(code, plugin);
  }

  /** @param code {@code layer.what} */
  void report(String code, String plugin) {
    anomalies.add(code);
    TrackedFlow flow = scene.flow;
    if (anomalyReporters.isEmpty() || flow != null && flow.countAnomaly() >= REPORTED_ANOMALIES) return;
    if (flow != null) subject.flow(flow, scene.direction);
    Anomaly anomaly = new Anomaly(code, null, code.substring(0, Math.max(0, code.indexOf('.'))), plugin);
    for (AnomalyReporter reporter : anomalyReporters) {
      subject.ambiguous(scene.ambiguous || flow != null && flow.ambiguous());
      subject.at(scene.nanos, scene.nanos, scene.packet, scene.index++);
      events.write(reporter.report(anomaly), subject);
    }
  }

  /** Something that a component other than a parser must not throw. */
  void fault(String component, Throwable thrown) {
    faults.add(component, thrown, scene.packet);
  }

  /** Something that a parser must not throw. */
  void fault(ParserBinding parser, Throwable thrown) {
    faults.add(parser.id(), thrown, scene.packet);
    if (scene.flow != null) report("engine.parser_fault", parser.id());
  }

  /** True if the parser had so many faults that it is switched off. */
  boolean isOff(ParserBinding parser) {
    return faults.isOff(parser.id());
  }
}
