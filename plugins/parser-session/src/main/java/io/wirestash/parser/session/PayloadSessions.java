package io.wirestash.parser.session;

import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.PayloadContext;
import io.wirestash.api.parser.PayloadReporter;
import io.wirestash.api.parser.PayloadSession;
import io.wirestash.parser.session.SessionOptions.Data;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions with their payload. Any thread. */
final class PayloadSessions implements PayloadReporter {
  private static final int UDP = 17;

  /** Payload of all flows together that waits to be reported, bytes; beyond it payload is reported at once. */
  static final long BUDGET = 128L << 20;

  private final SessionOptions options;
  private final FlowFilter filter;
  private final AtomicLong waiting = new AtomicLong();

  PayloadSessions(SessionOptions options, FlowFilter filter) {
    this.options = options;
    this.filter = filter;
  }

  SessionOptions options() {
    return options;
  }

  /** Counts bytes that wait; true if too many do. */
  boolean wait(int bytes) {
    return waiting.addAndGet(bytes) > BUDGET;
  }

  @Override
  public PayloadSession open(Flow flow, PayloadContext context) {
    if (!filter.passes(flow)) return null;
    if (flow.protocol() == UDP) return options.udp() ? new Datagrams(context, options) : null;
    return options.data() == Data.BOTH ? new BothWays(this, context) : new OneWay(this, context);
  }

  @Override
  public Record report(Flow flow) {
    return filter.passes(flow) ? FlowSession.of(flow, Payload.NONE) : null;
  }

  @Override
  public Record report(Flow flow, PayloadSession payload) {
    return FlowSession.of(flow, payload instanceof BothWays both ? both.take() : Payload.NONE);
  }
}
