package io.wirestash.output.elasticsearch;

import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each twice as long as the one before, half of it by chance so that senders do not march. */
final class Backoff {
  private final long initialMillis;
  private final long maxMillis;

  Backoff(long initialMillis, long maxMillis) {
    this.initialMillis = Math.min(initialMillis, maxMillis);
    this.maxMillis = maxMillis;
  }

  /** Between half and all of the pause that follows so many failures. */
  long millis(int failures) {
    long whole = Math.min(maxMillis, initialMillis << Math.min(failures - 1, 20));
    return whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
  }
}
