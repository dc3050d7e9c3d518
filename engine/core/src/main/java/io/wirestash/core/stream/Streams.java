package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.Connections;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.Reassembler;
import io.wirestash.api.stream.StreamReader;
import io.wirestash.core.detect.Detector;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import java.util.Map;

/** Between the reassembler and the parsers of one worker: which flow, which side, which scene. One thread. */
final class Streams implements StreamReader {
  private static final String PLUGIN = "reassembler";

  private final Emission emission;
  private final StreamParsing parsing;
  private final Payloads payloads;
  private final Connections connections;
  private final boolean unread;
  private FlowTable table;
  private TrackedFlow closing; // of which the packet at hand, if it was the last one, says no more

  Streams(ParserStage stage, Detector detector, Emission emission, Payloads payloads, Reassembler reassembler,
      int workers) {
    this.emission = emission;
    this.payloads = payloads;
    parsing = new StreamParsing(stage, detector, emission, workers);
    connections = reassembler == null ? null : reassembler.open(this, workers);
    unread = !detector.readsStreams();
  }

  void table(FlowTable table) {
    this.table = table;
  }

  int segment(Packet packet, int side) {
    if (connections == null) return 0;
    TrackedFlow flow = emission.scene().flow;
    Connection connection = flow.connection();
    if (connection == null) connection = open(flow);
    int verdict = connection.segment(packet, side);
    watch(flow, connection);
    return verdict;
  }

  private Connection open(TrackedFlow flow) {
    Connection connection = connections.open(flow);
    flow.connection(connection);
    payloads.open(flow);
    if (unread && !Payloads.reads(flow)) {
      connection.ignore(0);
      connection.ignore(1);
    }
    return connection;
  }

  private void watch(TrackedFlow flow, Connection connection) {
    long deadline = connection.deadline();
    if (deadline != Connection.NEVER) table.wakeAt(flow, deadline);
  }

  /** A deadline of the flow has passed, perhaps that of its connection. */
  void wake(TrackedFlow flow, long now) {
    Connection connection = flow.connection();
    if (connection == null || connection.deadline() == Connection.NEVER) return;
    if (connection.deadline() <= now) emission.elsewhere(Scene.afterLast(flow), () -> connection.timer(now));
    watch(flow, connection);
  }

  /** The flow ends. */
  void close(TrackedFlow flow) {
    Connection connection = flow.connection();
    if (connection == null) return;
    if ((unread || flow.session() == null) && !Payloads.reads(flow)) closeUnread(flow, connection);
    else emission.elsewhere(Scene.afterLast(flow), () -> connection.close(flow.endCause()));
    if (flow.session() instanceof StreamFlow stream) parsing.release(stream);
  }

  /** Most have nothing more to say, and a flood has many: without a scene. */
  private void closeUnread(TrackedFlow flow, Connection connection) {
    closing = flow;
    connection.close(flow.endCause());
    closing = null;
  }

  private boolean onScene(TrackedFlow flow) {
    return emission.scene().flow == flow && flow != closing;
  }

  void count(Map<String, Long> sum) {
    if (connections == null) return;
    connections.counters().forEach((name, n) -> sum.merge(name, n, Long::sum));
  }

  // ---- what the reassembler tells

  @Override
  public void bytes(Flow flow, int side, byte[] bytes, int from, int to) {
    TrackedFlow tracked = (TrackedFlow) flow;
    if (onScene(tracked)) read(tracked, side, bytes, from, to);
    else emission.elsewhere(Scene.afterLast(tracked), () -> read(tracked, side, bytes, from, to));
  }

  private void read(TrackedFlow flow, int side, byte[] bytes, int from, int to) {
    if (Payloads.reads(flow)) payloads.bytes(flow, flow.direction(side == 0), bytes, from, to);
    if (!unread) parsing.bytes(flow, side, bytes, from, to);
  }

  @Override
  public void gap(Flow flow, int side, long length, GapCause cause) {
    TrackedFlow tracked = (TrackedFlow) flow;
    if (tracked.session() == null && !Payloads.reads(tracked)) return;
    if (onScene(tracked)) skip(tracked, side, length);
    else emission.elsewhere(Scene.afterLast(tracked), () -> skip(tracked, side, length));
  }

  private void skip(TrackedFlow flow, int side, long length) {
    payloads.gap(flow, flow.direction(side == 0), length);
    if (flow.session() instanceof StreamFlow stream) parsing.gap(stream, side, length);
  }

  @Override
  public void end(Flow flow, int side, EndCause cause) {
    TrackedFlow tracked = (TrackedFlow) flow;
    if (tracked.session() == null && cause == EndCause.FIN && !unread) parsing.open(tracked);
    if (!(tracked.session() instanceof StreamFlow stream)) return;
    if (onScene(tracked)) parsing.end(stream, side, cause);
    else emission.elsewhere(Scene.afterLast(tracked), () -> parsing.end(stream, side, cause));
  }

  @Override
  public void anomaly(Flow flow, String code) {
    TrackedFlow tracked = (TrackedFlow) flow;
    if (onScene(tracked)) emission.report(code, PLUGIN);
    else emission.elsewhere(Scene.afterLast(tracked), () -> emission.report(code, PLUGIN));
  }

  @Override
  public void ambiguous(Flow flow) {
    ((TrackedFlow) flow).conflict();
  }
}
