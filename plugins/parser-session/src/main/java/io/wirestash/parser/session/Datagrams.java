package io.wirestash.parser.session;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.PayloadContext;
import io.wirestash.api.parser.PayloadSession;
import java.util.Arrays;

/** Makes an event of each datagram. */
final class Datagrams implements PayloadSession {
  private final PayloadContext context;
  private final SessionOptions options;
  private long clientBytes;
  private long serverBytes;

  Datagrams(PayloadContext context, SessionOptions options) {
    this.context = context;
    this.options = options;
  }

  @Override
  public void bytes(Direction from, byte[] bytes, int offset, int length) {
    long before = from == Direction.CLIENT ? clientBytes : serverBytes;
    if (from == Direction.CLIENT) clientBytes += length;
    else serverBytes += length;
    int kept = (int) Math.min(length, options.maxData().bytes());
    Run run = new Run(Arrays.copyOfRange(bytes, offset, offset + kept), before, 0);
    context.emit(from, FlowData.of(from, run, context.now(), context.now(), options.hex()));
  }
}
