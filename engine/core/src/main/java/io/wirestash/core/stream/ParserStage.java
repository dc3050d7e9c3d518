package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Anomaly;
import io.wirestash.api.parser.AnomalyReporter;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
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
  private TrackedFlow flow;
  private Direction direction = Direction.CLIENT;
  private long nanos;
  private long packetNumber;
  private boolean ambiguous;
  private int index;

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
    this.flow = flow;
    this.direction = direction;
    nanos = packet.nanos();
    packetNumber = packet.number();
    ambiguous = packet.has(Packet.AMBIGUOUS);
    index = 0;
  }

  /** Reports what the decoders noted about the current packet. */
  public void decoderAnomalies(Packet packet, String capture) {
    if (flow == null) subject.packet(capture, packet.origin().name(), packet.origin().nanoseconds());
    for (int i = 0; i < packet.anomalies(); i++) report(packet.anomaly(i), "decoders");
    if (packet.problem() != null) report(packet.problem(), "decoders");
  }

  /** Gives the current packet's payload, a datagram, to the flow's parser. */
  public void datagram(Packet packet) {
    ParserFlow parsed = (ParserFlow) flow.session();
    if (parsed == null && !detector.open(flow)) return;
    int from = packet.payloadOffset();
    cursor.reset(packet.bytes(), from, from + packet.payloadLength(), true, nanos, packetNumber);
    if (parsed == null) parsed = detect();
    if (parsed == null || parsed.session() == null) return;
    cursor.budget(parsed.binding().spec().maxElements(), parsed.binding().spec().maxDepth());
    feed(parsed);
  }

  private ParserFlow detect() {
    cursor.budget(1000, 16);
    ParserBinding binding = detector.detect(flow, direction, cursor, this::fault);
    if (binding == null || faults.isOff(binding.id())) return null;
    ParserFlow parsed = new ParserFlow(this, flow, binding);
    try {
      parsed.open();
    } catch (Throwable e) { // a plugin's bug costs this flow, not the run
      fault(binding, e);
      detector.reject(flow, binding);
      return null;
    }
    flow.session(parsed);
    return parsed;
  }

  private void feed(ParserFlow parsed) {
    try {
      if (direction == Direction.CLIENT) parsed.session().fromClient(cursor);
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
    flow.session(null);
    detector.reject(flow, parsed.binding());
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
      subject.flow(flow, direction).ambiguous(ambiguous);
      subject.at(since == null ? nanos : since.nanos(), nanos, packetNumber, index++);
      events.write(held.get(i), subject);
    }
    if (!held.isEmpty()) discard();
  }

  private void discard() {
    held.clear();
    heldSince.clear();
  }

  void anomaly(ParserBinding parser, String code) {
    if (flow != null) subject.flow(flow, direction);
    report(parser.spec().id() + "." + code, parser.id());
  }

  private void report(String code, String plugin) {
    anomalies.add(code);
    if (anomalyReporters.isEmpty() || flow != null && flow.countAnomaly() >= REPORTED_ANOMALIES) return;
    if (flow != null) subject.flow(flow, direction);
    Anomaly anomaly = new Anomaly(code, null, code.substring(0, Math.max(0, code.indexOf('.'))), plugin);
    for (AnomalyReporter reporter : anomalyReporters) {
      subject.ambiguous(ambiguous).at(nanos, nanos, packetNumber, index++);
      events.write(reporter.report(anomaly), subject);
    }
  }

  private void fault(ParserBinding parser, Throwable thrown) {
    faults.add(parser.id(), thrown, packetNumber);
    if (flow != null) report("engine.parser_fault", parser.id());
  }

  // ---- requests and timers

  /** A session's deadline has passed: requests that are too old are lost. */
  public void wake(TrackedFlow woken, long now) {
    ParserFlow parsed = (ParserFlow) woken.session();
    if (parsed == null || parsed.pendingRequests() == null) return;
    PendingRequests<?> pending = parsed.pendingRequests();
    long age = parsed.binding().pendingNanos();
    while (pending.oldest() != null && pending.oldest().nanos + age <= now) lose(pending.oldest());
    if (pending.oldest() != null) table.wakeAt(woken, pending.oldest().nanos + age);
  }

  void wakeAt(TrackedFlow flow, long deadline) {
    table.wakeAt(flow, deadline);
    if (queue.size() > maxPending) {
      counters.add("requests_pushed_out");
      lose(queue.oldest());
    }
  }

  /** Removes a request that nobody answered and lets the parser tell about it, as of the request's own packet. */
  <T> void lose(Entry<T> entry) {
    PendingRequests<T> owner = entry.owner;
    owner.remove(entry);
    TrackedFlow savedFlow = flow;
    Direction savedDirection = direction;
    long savedNanos = nanos;
    long savedPacket = packetNumber;
    int savedIndex = index;
    List<Record> savedHeld = held.isEmpty() ? List.of() : List.copyOf(held);
    List<Moment> savedSince = held.isEmpty() ? List.of() : new ArrayList<>(heldSince);
    discard();
    flow = owner.flow().tracked();
    direction = entry.from;
    nanos = entry.nanos;
    packetNumber = entry.packet;
    index = FROM_TIMER;
    try {
      owner.tell(entry);
      release();
    } catch (Throwable e) { // a plugin's bug costs this event, not the run
      discard();
      fault(owner.flow().binding(), e);
    }
    held.addAll(savedHeld);
    heldSince.addAll(savedSince);
    flow = savedFlow;
    direction = savedDirection;
    nanos = savedNanos;
    packetNumber = savedPacket;
    index = savedIndex;
  }

  private void loseAll(ParserFlow parsed) {
    PendingRequests<?> pending = parsed.pendingRequests();
    while (pending != null && pending.oldest() != null) lose(pending.oldest());
  }

  /** The flow has ended: its parser learns so, and it is reported. */
  public void ended(TrackedFlow ended) {
    TrackedFlow savedFlow = flow;
    Direction savedDirection = direction;
    long savedNanos = nanos;
    long savedPacket = packetNumber;
    int savedIndex = index;
    boolean savedAmbiguous = ambiguous;
    flow = ended;
    direction = Direction.CLIENT;
    nanos = ended.lastNanos();
    packetNumber = ended.lastPacket();
    index = FROM_TIMER;
    ambiguous = false;
    ParserFlow parsed = (ParserFlow) ended.session();
    if (parsed != null) endSession(parsed, ended.endCause());
    for (FlowReporter reporter : flowReporters) reportFlow(reporter, ended);
    flow = savedFlow;
    direction = savedDirection;
    nanos = savedNanos;
    packetNumber = savedPacket;
    index = savedIndex;
    ambiguous = savedAmbiguous;
  }

  private void endSession(ParserFlow parsed, EndCause cause) {
    if (parsed.session() != null) {
      try {
        parsed.session().end(Direction.CLIENT, cause);
        parsed.session().end(Direction.SERVER, cause);
        release();
      } catch (Throwable e) { // a plugin's bug costs this session, not the run
        discard();
        fault(parsed.binding(), e);
      }
    }
    loseAll(parsed);
  }

  private void reportFlow(FlowReporter reporter, TrackedFlow ended) {
    Record event;
    try {
      event = reporter.report((Flow) ended);
    } catch (RuntimeException e) { // as above
      faults.add(reporter.getClass().getSimpleName(), e, packetNumber);
      return;
    }
    subject.flow(ended, Direction.CLIENT).ambiguous(false);
    subject.at(ended.firstNanos(), ended.lastNanos(), packetNumber, index++);
    events.write(event, subject);
  }

  // ---- for the sessions of this package

  Direction direction() {
    return direction;
  }

  long nanos() {
    return nanos;
  }

  long packetNumber() {
    return packetNumber;
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
