package io.wirestash.parser.session;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.PayloadContext;
import io.wirestash.api.parser.PayloadSession;

/** Collects what both sides of a TCP flow send, until it is reported: no event has a gap within a side's bytes. */
final class BothWays implements PayloadSession {
  private final PayloadSessions sessions;
  private final PayloadContext context;
  private final RunBuffer client = new RunBuffer();
  private final RunBuffer server = new RunBuffer();
  private final Silence silence;

  BothWays(PayloadSessions sessions, PayloadContext context) {
    this.sessions = sessions;
    this.context = context;
    silence = new Silence(sessions.options().flushAfter(), context);
  }

  private RunBuffer side(Direction from) {
    return from == Direction.CLIENT ? client : server;
  }

  @Override
  public void bytes(Direction from, byte[] bytes, int offset, int length) {
    int most = (int) sessions.options().maxData().bytes();
    int at = offset;
    for (int left = length; left > 0; ) {
      if (side(from).length() == most) context.report();
      int count = Math.min(left, most - side(from).length());
      boolean tooMuch = sessions.wait(side(from).add(bytes, at, count));
      if (tooMuch) context.report();
      at += count;
      left -= count;
    }
    silence.broken();
  }

  @Override
  public void gap(Direction from, long missing) {
    if (side(from).length() > 0) context.report();
    side(from).gap(missing);
  }

  @Override
  public void wake(long nanos) {
    if (silence.lastsAt(nanos) && client.length() + server.length() > 0) context.report();
  }

  /** What was sent since the last report. */
  Payload take() {
    sessions.wait(-client.capacity() - server.capacity());
    return new Payload(client.take(), server.take(), sessions.options().hex());
  }
}
