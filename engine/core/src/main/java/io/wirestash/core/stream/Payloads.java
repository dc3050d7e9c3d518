package io.wirestash.core.stream;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.PayloadReporter;
import io.wirestash.api.parser.PayloadSession;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import java.util.function.Consumer;

/** Lets the payload reporter of a pipeline, if it has one, read the flows of one worker; contains its failures. One thread. */
final class Payloads {
  /** Stands in flows whose payload nobody wants. */
  private static final Object UNREAD = new Object();

  private final PayloadReporter reporter;
  private final ParserStage stage;
  private final Emission emission;
  private FlowTable table;

  /** @param reporter may be null */
  Payloads(PayloadReporter reporter, ParserStage stage, Emission emission) {
    this.reporter = reporter;
    this.stage = stage;
    this.emission = emission;
  }

  void table(FlowTable table) {
    this.table = table;
  }

  /** A flow begins: from now on its payload is read, unless the reporter does not want it. */
  void open(TrackedFlow flow) {
    if (reporter == null) return;
    PayloadTap tap = new PayloadTap(this, flow);
    try {
      tap.session(reporter.open(flow, tap));
    } catch (Throwable e) { // a plugin's bug costs this flow's payload, not the run
      emission.fault(name(), e);
    }
    flow.payload(tap.session() == null ? UNREAD : tap);
  }

  /** True if the flow's payload is read. */
  static boolean reads(TrackedFlow flow) {
    return flow.payload() instanceof PayloadTap;
  }

  /** The current packet's payload is a datagram. */
  void datagram(Packet packet) {
    if (reporter == null) return;
    Scene scene = emission.scene();
    if (scene.flow.payload() == null) open(scene.flow);
    call(scene.flow, s -> s.bytes(scene.direction, packet.bytes(), packet.payloadOffset(), packet.payloadLength()));
  }

  void bytes(TrackedFlow flow, Direction from, byte[] bytes, int begin, int end) {
    if (reads(flow)) call(flow, session -> session.bytes(from, bytes, begin, end - begin));
  }

  void gap(TrackedFlow flow, Direction from, long length) {
    if (reads(flow)) call(flow, session -> session.gap(from, length));
  }

  void wake(TrackedFlow flow, long now) {
    if (!(flow.payload() instanceof PayloadTap tap)) return;
    if (tap.due(now)) emission.elsewhere(Scene.afterLast(flow), () -> call(flow, session -> session.wake(now)));
    if (tap.deadline() != Long.MAX_VALUE) table.wakeAt(flow, tap.deadline());
  }

  void end(TrackedFlow flow) {
    if (reads(flow)) emission.elsewhere(Scene.afterLast(flow), () -> call(flow, PayloadSession::end));
  }

  private void call(TrackedFlow flow, Consumer<PayloadSession> call) {
    if (!(flow.payload() instanceof PayloadTap tap) || tap.session() == null) return;
    try {
      call.accept(tap.session());
    } catch (Throwable e) { // a plugin's bug costs this flow's payload, not the run
      emission.fault(name(), e);
      tap.session(null);
    }
  }

  private String name() {
    return reporter.getClass().getSimpleName();
  }

  // ---- what a session asks for

  Moment now() {
    return new Moment(emission.scene().nanos, emission.scene().packet);
  }

  void emit(TrackedFlow flow, Direction from, Record event, int index) {
    emission.emitPayload(flow, from, event, index);
  }

  void report(TrackedFlow flow) {
    flow.reported();
    stage.updated(flow);
  }

  void wakeAt(TrackedFlow flow, long nanos) {
    table.wakeAt(flow, nanos);
  }
}
