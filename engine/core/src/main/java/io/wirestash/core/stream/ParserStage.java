package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Anomaly;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Moment;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.Subject;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import io.wirestash.core.stream.PendingRequests.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The parsers of one worker: finds one for each flow, feeds it, holds back its events until its call returns, and
 * contains its failures. One thread.
 */
public final class ParserStage {
  /** Anomalies of a flow that become events; all are counted. */
  private static final int REPORTED_ANOMALIES = 25;

  /** Added to the index of events that a timer caused, which may name the packet of an event already sent. */
  private static final int FROM_TIMER = 1 << 16;

  private final Detector detector;
  private final List<FlowReporter> flowReporters;
  private final List<AnomalyReporter> anomalyReporters;
  private final EventWriter events;
  private final Faults faults;
  private final PendingQueue queue = new PendingQueue();
  private final int maxPending;
  private final Cursor cursor = new Cursor();
  private final Subject subject = new Subject();
  private final List<Record> held = new ArrayList<>();
  private final List<Moment> heldSince = new ArrayList<>();
  private final Tally anomalies = new Tally();
  private final Tally counters = new Tally();
  private FlowTable table;
  private final Scene packetScene = new Scene();
  private Scene scene = packetScene;

  /** @param maxPending most requests that wait for answers at a time, in this worker */
  public ParserStage(Detector detector, List<FlowReporter> flowReporters, List<AnomalyReporter> anomalyReporters,
      EventWriter events, Faults faults, int maxPending) {
    this.detector = detector;
    this.flowReporters = List.copyOf(flowReporters);
    this.anomalyReporters = List.copyOf(anomalyReporters);
    this.events = events;
    this.faults = faults;
    this.maxPending = maxPending;
  }

  /** The table that this stage listens to. */
  public void table(FlowTable table) {
    this.table = table;
  }

  // ---- packets

  /** Begins a packet: what follows is about it. {@code flow} is null if it belongs to none. */
  public void packet(Packet packet, TrackedFlow flow, Direction direction) {
    scene.set(flow, direction, packet.nanos(), packet.number(), packet.has(Packet.AMBIGUOUS), 0);
  }

  /** Reports what the decoders noted about the current packet. */
  public void decoderAnomalies(Packet packet, String capture) {
    if (scene.flow == null) subject.packet(capture, packet.origin().name(), packet.origin().nanoseconds());
    for (int i = 0; i < packet.anomalies(); i++) report(packet.anomaly(i), "decoders");
    if (packet.problem() != null && !packet.noted(packet.problem())) report(packet.problem(), "decoders");
  }

  /** Gives the current packet's payload, a datagram, to the flow's parser. */
  public void datagram(Packet packet) {
    TrackedFlow flow = scene.flow;
    if (flow.session() == null && !detector.open(flow)) return;
    int from = packet.payloadOffset();
    cursor.reset(packet.bytes(), from, from + packet.payloadLength(), true, scene.nanos, scene.packet);
    ParserFlow parsed = flow.session() instanceof ParserFlow known ? known : open(parser(flow));
    if (parsed == null || parsed.session() == null) return;
    cursor.budget(parsed.binding().spec().maxElements(), parsed.binding().spec().maxDepth());
    feed(parsed);
    if (parsed.forgettable()) {
      flow.forget();
      flow.session(parsed.binding());
    }
  }

  private ParserBinding parser(TrackedFlow flow) {
    if (flow.session() instanceof ParserBinding decided) return decided;
    cursor.budget(1000, 16);
    return detector.detect(flow, scene.direction, cursor, this::fault);
  }

  private ParserFlow open(ParserBinding binding) {
    if (binding == null || faults.isOff(binding.id())) return null;
    ParserFlow parsed = new ParserFlow(this, scene.flow, binding);
    try {
      parsed.open();
    } catch (Throwable e) { // a plugin's bug costs this flow, not the run
      fault(binding, e);
      scene.flow.session(null);
      detector.reject(scene.flow, binding);
      return null;
    }
    scene.flow.session(parsed);
    return parsed;
  }

  private void feed(ParserFlow parsed) {
    try {
      if (scene.direction == Direction.CLIENT) parsed.session().fromClient(cursor);
      else parsed.session().fromServer(cursor);
      release();
    } catch (Malformed e) {
      discard();
      anomaly(parsed.binding(), e.code());
      if (parsed.violates()) withdraw(parsed);
    } catch (Throwable e) { // a plugin's bug costs this session, not the run
      discard();
      fault(parsed.binding(), e);
      loseAll(parsed);
      parsed.stop();
    }
  }

  private void withdraw(ParserFlow parsed) {
    loseAll(parsed);
    parsed.stop();
    scene.flow.session(null);
    detector.reject(scene.flow, parsed.binding());
    counters.add("parsers_withdrawn");
  }

  // ---- events

  void hold(Record event, Moment since) {
    held.add(event);
    heldSince.add(since);
  }

  private void release() {
    for (int i = 0; i < held.size(); i++) {
      Moment since = heldSince.get(i);
      subject.flow(scene.flow, scene.direction).ambiguous(scene.ambiguous);
      subject.at(since == null ? scene.nanos : since.nanos(), scene.nanos, scene.packet, scene.index++);
      events.write(held.get(i), subject);
    }
    discard();
  }

  private void discard() {
    held.clear();
    heldSince.clear();
  }

  void anomaly(ParserBinding parser, String code) {
    report(parser.anomaly(code), parser.id());
  }

  private void report(String code, String plugin) {
    anomalies.add(code);
    TrackedFlow flow = scene.flow;
    if (anomalyReporters.isEmpty() || flow != null && flow.countAnomaly() >= REPORTED_ANOMALIES) return;
    if (flow != null) subject.flow(flow, scene.direction);
    Anomaly anomaly = new Anomaly(code, null, code.substring(0, Math.max(0, code.indexOf('.'))), plugin);
    for (AnomalyReporter reporter : anomalyReporters) {
      subject.ambiguous(scene.ambiguous).at(scene.nanos, scene.nanos, scene.packet, scene.index++);
      events.write(reporter.report(anomaly), subject);
    }
  }

  private void fault(ParserBinding parser, Throwable thrown) {
    faults.add(parser.id(), thrown, scene.packet);
    if (scene.flow != null) report("engine.parser_fault", parser.id());
  }

  // ---- requests and timers

  /** A session's deadline has passed: requests that are too old are lost. */
  public void wake(TrackedFlow flow, long now) {
    if (!(flow.session() instanceof ParserFlow parsed) || parsed.pendingRequests() == null) return;
    PendingRequests<?> pending = parsed.pendingRequests();
    long age = parsed.binding().pendingNanos();
    while (pending.oldest() != null && pending.oldest().nanos + age <= now) lose(pending.oldest());
    if (pending.oldest() != null) table.wakeAt(flow, pending.oldest().nanos + age);
  }

  /** A request waits: the flow is woken when it is too old, and the oldest of all gives way if there are too many. */
  void waiting(Entry<?> entry) {
    queue.add(entry);
    ParserFlow parsed = entry.owner.flow();
    table.wakeAt(parsed.tracked(), entry.nanos + parsed.binding().pendingNanos());
    if (queue.size() <= maxPending) return;
    counters.add("requests_pushed_out");
    lose(queue.oldest());
  }

  /** Removes a request that nobody answered and lets the parser tell about it, as of the request's own packet. */
  <T> void lose(Entry<T> entry) {
    PendingRequests<T> owner = entry.owner;
    owner.remove(entry);
    Scene about = new Scene();
    about.set(owner.flow().tracked(), entry.from, entry.nanos, entry.packet, false, FROM_TIMER);
    aside(about, owner.flow().binding(), () -> owner.tell(entry));
  }

  /** Lets a parser speak about something other than the packet at hand, whose held events are kept. */
  private void aside(Scene about, ParserBinding parser, Runnable call) {
    Scene before = scene;
    List<Record> heldBefore = List.copyOf(held);
    List<Moment> sinceBefore = new ArrayList<>(heldSince);
    discard();
    scene = about;
    try {
      call.run();
      release();
    } catch (Throwable e) { // a plugin's bug costs this call, not the run
      discard();
      fault(parser, e);
    }
    held.addAll(heldBefore);
    heldSince.addAll(sinceBefore);
    scene = before;
  }

  private void loseAll(ParserFlow parsed) {
    PendingRequests<?> pending = parsed.pendingRequests();
    while (pending != null && pending.oldest() != null) lose(pending.oldest());
  }

  /** The flow has ended: its parser learns so, and it is reported. */
  public void ended(TrackedFlow flow) {
    if (flow.session() instanceof ParserFlow parsed) {
      endSession(parsed, flow);
      loseAll(parsed);
    }
    for (int i = 0; i < flowReporters.size(); i++) report(flowReporters.get(i), flow, i);
  }

  private void endSession(ParserFlow parsed, TrackedFlow flow) {
    if (parsed.session() == null) return;
    Scene end = new Scene();
    end.set(flow, Direction.CLIENT, flow.lastNanos(), flow.lastPacket(), false, FROM_TIMER);
    aside(end, parsed.binding(), () -> {
      parsed.session().end(Direction.CLIENT, flow.endCause());
      parsed.session().end(Direction.SERVER, flow.endCause());
    });
  }

  private void report(FlowReporter reporter, TrackedFlow flow, int index) {
    try {
      Record event = reporter.report(flow);
      subject.flow(flow, Direction.CLIENT).at(flow.firstNanos(), flow.lastNanos(), flow.lastPacket(), index);
      events.write(event, subject);
    } catch (RuntimeException e) { // a plugin's bug costs this event, not the run
      faults.add(reporter.getClass().getSimpleName(), e, flow.lastPacket());
    }
  }

  // ---- for the sessions of this package

  Scene scene() {
    return scene;
  }

  PendingQueue queue() {
    return queue;
  }

  // ---- for the ledger

  public Tally anomalies() {
    return anomalies;
  }

  public Tally counters() {
    return counters;
  }
}
