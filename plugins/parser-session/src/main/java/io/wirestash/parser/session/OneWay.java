package io.wirestash.parser.session;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.PayloadContext;
import io.wirestash.api.parser.PayloadSession;

/** Makes an event of each run of bytes that one side of a TCP flow sends before the other goes on. */
final class OneWay implements PayloadSession {
  private final PayloadSessions sessions;
  private final PayloadContext context;
  private final RunBuffer client = new RunBuffer();
  private final RunBuffer server = new RunBuffer();
  private final Silence silence;
  private Direction speaker;
  private Moment first;
  private Moment last;

  OneWay(PayloadSessions sessions, PayloadContext context) {
    this.sessions = sessions;
    this.context = context;
    silence = new Silence(sessions.options().flushAfter(), context);
  }

  private RunBuffer side(Direction from) {
    return from == Direction.CLIENT ? client : server;
  }

  @Override
  public void bytes(Direction from, byte[] bytes, int offset, int length) {
    if (speaker != null && speaker != from) flush();
    int most = (int) sessions.options().maxData().bytes();
    int at = offset;
    for (int left = length; left > 0; ) {
      if (side(from).length() == most) flush();
      if (side(from).length() == 0) first = context.now();
      speaker = from;
      last = context.now();
      int count = Math.min(left, most - side(from).length());
      if (sessions.wait(side(from).add(bytes, at, count))) flush();
      at += count;
      left -= count;
    }
    silence.broken();
  }

  @Override
  public void gap(Direction from, long missing) {
    if (speaker == from) flush();
    side(from).gap(missing);
  }

  @Override
  public void wake(long nanos) {
    if (silence.lastsAt(nanos)) flush();
  }

  @Override
  public void end() {
    flush();
  }

  private void flush() {
    if (speaker == null) return;
    RunBuffer side = side(speaker);
    sessions.wait(-side.capacity());
    Run run = side.take();
    if (run != null) context.emit(speaker, FlowData.of(speaker, run, first, last, sessions.options().hex()));
    speaker = null;
  }
}
