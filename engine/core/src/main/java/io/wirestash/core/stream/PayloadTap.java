package io.wirestash.core.stream;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.PayloadContext;
import io.wirestash.api.parser.PayloadSession;
import io.wirestash.core.flow.TrackedFlow;

/** A flow whose payload is read beside its parser. */
final class PayloadTap implements PayloadContext {
  private final Payloads payloads;
  private final TrackedFlow flow;
  private PayloadSession session;
  private long deadline = Long.MAX_VALUE;
  private int events;

  PayloadTap(Payloads payloads, TrackedFlow flow) {
    this.payloads = payloads;
    this.flow = flow;
  }

  TrackedFlow flow() {
    return flow;
  }

  void session(PayloadSession session) {
    this.session = session;
  }

  /** Null after a failure. */
  PayloadSession session() {
    return session;
  }

  /** True if the time that was asked for has come; then it is asked for no more. */
  boolean due(long now) {
    if (now < deadline) return false;
    deadline = Long.MAX_VALUE;
    return true;
  }

  long deadline() {
    return deadline;
  }

  @Override
  public Moment now() {
    return payloads.now();
  }

  @Override
  public void emit(Direction from, Record event) {
    payloads.emit(flow, from, event, events++);
  }

  @Override
  public void report() {
    payloads.report(flow);
  }

  @Override
  public void wakeAt(long nanos) {
    if (nanos >= deadline) return;
    deadline = nanos;
    payloads.wakeAt(flow, nanos);
  }
}
