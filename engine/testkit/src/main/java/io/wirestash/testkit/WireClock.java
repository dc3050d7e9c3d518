package io.wirestash.testkit;

import io.wirestash.api.parser.Moment;
import java.time.Duration;

/** Numbers and times of the packets on a {@link Wire} and on the connections that it announced. */
final class WireClock {
  private static final long BEGIN_NANOS = 1_000_000_000L * 1_000_000_000L;
  private static final long PACKET_INTERVAL_NANOS = 1_000_000;

  private long nanos = BEGIN_NANOS;
  private long packet;

  /** The next packet. */
  Moment tick() {
    nanos += PACKET_INTERVAL_NANOS;
    return new Moment(nanos, ++packet);
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** The latest packet's number, now. */
  Moment now() {
    return new Moment(nanos, packet);
  }
}
