package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.FlowReporter;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.NeedMoreBytes;
import io.wirestash.api.parser.PacketReporter;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.api.stream.Reassembler;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.detect.ParserBinding;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import io.wirestash.core.statistics.Counting;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The parsers of one worker: finds one for each flow, feeds it datagrams or streams, and contains its failures. One
 * thread.
 */
public final class ParserStage {
  private final Detector detector;
  private final Reporters reporters;
  private final Tally counters = new Tally();
  private final Emission emission;
  private final Requests requests;
  private final Expectations expectations = new Expectations(counters);
  private final Datagrams datagrams;
  private final Streams streams;
  private final Payloads payloads;
  private final Scene packetScene;

  /**
   * @param reassembler puts TCP segments in order, or null: then no stream is read
   * @param workers how many such stages share the limits
   * @param maxPending most requests that wait for answers at a time, in this worker
   */
  public ParserStage(Detector detector, Reassembler reassembler, int workers, Reporters reporters,
      EventWriter events, Faults faults, int maxPending) {
    this.detector = detector;
    this.reporters = reporters;
    emission = new Emission(reporters.anomalies(), events, faults);
    packetScene = emission.scene();
    requests = new Requests(emission, counters, maxPending);
    datagrams = new Datagrams(this, detector, emission);
    payloads = new Payloads(reporters.payload(), this, emission);
    streams = new Streams(this, detector, emission, payloads, reassembler, workers);
  }

  /** Lets statistics count the parsers' events. */
  public void counting(Counting counting) {
    emission.counting(counting);
  }

  /** The table that this stage listens to. */
  public void table(FlowTable table) {
    requests.table(table);
    streams.table(table);
    payloads.table(table);
  }

  // ---- packets

  /** Begins a packet: what follows is about it. {@code flow} is null if it belongs to none. */
  public void packet(Packet packet, TrackedFlow flow, Direction direction) {
    packetScene.set(flow, direction, packet.nanos(), packet.number(), packet.has(Packet.AMBIGUOUS), 0);
  }

  /** Makes the events of the current packet itself. */
  public void packetEvents(Packet packet, String capture) {
    List<PacketReporter> packets = reporters.packets();
    for (int i = 0; i < packets.size(); i++) emission.report(packets.get(i), packet, capture, i);
  }

  /** Reports what the decoders noted about the current packet. */
  public void decoderAnomalies(Packet packet, String capture) {
    for (int i = 0; i < packet.anomalies(); i++) decoderAnomaly(packet.anomaly(i), packet, capture);
    if (packet.problem() != null && !packet.noted(packet.problem())) decoderAnomaly(packet.problem(), packet, capture);
  }

  private void decoderAnomaly(String code, Packet packet, String capture) {
    if (packetScene.flow != null) emission.report(code, "decoders");
    else emission.withoutFlow(code, "decoders", packet, capture);
  }

  /** Gives the current packet's payload, a datagram, to the flow's parser. */
  public void datagram(Packet packet) {
    payloads.datagram(packet);
    datagrams.read(packet);
  }

  /**
   * Takes the current packet, a TCP segment of the flow.
   *
   * @param side who sent it: 0 who sent the flow's first packet
   * @return the verdict of {@link io.wirestash.api.stream.Connection#segment}
   */
  public int segment(Packet packet, int side) {
    return streams.segment(packet, side);
  }

  // ---- calls of sessions

  /** Opens a session; returns null if the parser cannot, which excludes it from the flow. */
  ParserFlow open(TrackedFlow flow, ParserBinding binding, Function<SessionContext, ParserSession> expected) {
    if (emission.isOff(binding)) return null;
    ParserFlow parsed = new ParserFlow(this, flow, binding);
    try {
      parsed.open(expected);
      return parsed;
    } catch (Throwable e) { // a plugin's bug costs this flow, not the run
      emission.discard();
      emission.fault(binding, e);
      detector.reject(flow, binding);
      return null;
    }
  }

  /** Lets the session read one message of the side that the scene names. */
  Outcome feed(ParserFlow parsed, Cursor cursor) {
    try {
      if (emission.scene().direction == Direction.CLIENT) parsed.session().fromClient(cursor);
      else parsed.session().fromServer(cursor);
      emission.release(parsed.binding());
      return Outcome.READ;
    } catch (NeedMoreBytes e) {
      emission.discard();
      parsed.undo();
      return Outcome.WAITING;
    } catch (Malformed e) {
      emission.refuse(parsed.binding(), e.code());
      parsed.undo();
      return Outcome.FAULTY;
    } catch (Throwable e) { // a plugin's bug costs this session, not the run
      emission.discard();
      emission.fault(parsed.binding(), e);
      requests.loseAll(parsed);
      parsed.stop();
      return Outcome.BROKEN;
    }
  }

  /** Takes a parser off a flow that was not of its protocol. */
  void withdraw(ParserFlow parsed) {
    requests.loseAll(parsed);
    parsed.stop();
    detector.reject(parsed.tracked(), parsed.binding());
    counters.add("parsers_withdrawn");
  }

  // ---- timers and the end

  /** A deadline of the flow has passed: requests that are too old are lost, gaps are given up. */
  public void wake(TrackedFlow flow, long now) {
    streams.wake(flow, now);
    payloads.wake(flow, now);
    ParserFlow parsed = parsed(flow);
    if (parsed != null) requests.expire(parsed, now);
  }

  private static ParserFlow parsed(TrackedFlow flow) {
    if (flow.session() instanceof ParserFlow parsed) return parsed;
    return flow.session() instanceof StreamFlow stream ? stream.parsed : null;
  }

  /** The flow has ended: its parser learns so, and it is reported. */
  public void ended(TrackedFlow flow) {
    streams.close(flow);
    if (flow.session() instanceof ParserFlow parsed) endDatagrams(parsed);
    ParserFlow parsed = parsed(flow);
    if (parsed != null) requests.loseAll(parsed);
    payloads.end(flow);
    updated(flow);
  }

  /** Reports a flow, which has ended or goes on. */
  public void updated(TrackedFlow flow) {
    List<FlowReporter> flows = reporters.flows();
    if (flows.isEmpty()) return;
    flow.found(detector.found(flow));
    for (int i = 0; i < flows.size(); i++) emission.report(flows.get(i), flow, flow.sequence() * flows.size() + i);
  }

  private void endDatagrams(ParserFlow parsed) {
    if (parsed.session() == null) return;
    emission.aside(Scene.afterLast(parsed.tracked()), parsed.binding(), () -> {
      parsed.session().end(Direction.CLIENT, parsed.tracked().endCause());
      parsed.session().end(Direction.SERVER, parsed.tracked().endCause());
    });
  }

  // ---- for the sessions of this package

  Emission emission() {
    return emission;
  }

  Requests requests() {
    return requests;
  }

  Expectations expectations() {
    return expectations;
  }

  Tally counters() {
    return counters;
  }

  // ---- for the ledger

  public Tally anomalies() {
    return emission.anomalies();
  }

  /** Adds what was counted on the way, by name. */
  public void count(Map<String, Long> sum) {
    counters.addTo(sum);
    streams.count(sum);
  }
}
