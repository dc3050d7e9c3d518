package io.wirestash.parser.session;

import io.wirestash.api.parser.PayloadContext;
import java.time.Duration;

/** Tells when a flow has carried no payload for a while. */
final class Silence {
  private final long length;
  private final PayloadContext context;
  private long last;
  private boolean awaited;

  Silence(Duration length, PayloadContext context) {
    this.length = length.toNanos();
    this.context = context;
  }

  /** The packet at hand has payload. */
  void broken() {
    last = context.now().nanos();
    if (!awaited) context.wakeAt(last + length);
    awaited = true;
  }

  /** True if there is silence for long enough now; otherwise the flow is woken again when there may be. */
  boolean lastsAt(long nanos) {
    awaited = nanos < last + length;
    if (awaited) context.wakeAt(last + length);
    return !awaited;
  }
}
