package io.wirestash.parser.http;

import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a decoder may produce: every decoder writes through one of these. It ends the work when there are more bytes
 * than are wanted, or when they are a thousand times what was sent.
 */
final class BoundedSink implements ByteSink {
  private static final int MAX_RATIO = 1000;

  /** What is harmless at any ratio. */
  private static final int RATIO_FROM = 64 << 10;

  private final ByteSink next;
  private final long max;
  private final Set<HttpAnomaly> anomalies;
  private final LongSupplier sent;
  private long produced;

  /** @param sent bytes of the body that have come so far */
  BoundedSink(ByteSink next, long max, LongSupplier sent, Set<HttpAnomaly> anomalies) {
    this.next = next;
    this.max = max;
    this.sent = sent;
    this.anomalies = anomalies;
  }

  @Override
  public boolean write(byte[] bytes, int from, int length) throws CodingException {
    int allowed = (int) Math.min(length, max - produced);
    produced += allowed;
    boolean wanted = next.write(bytes, from, allowed);
    if (produced >= RATIO_FROM && produced / MAX_RATIO >= sent.getAsLong()) {
      anomalies.add(HttpAnomaly.DECOMPRESSION_BOMB);
      return false;
    }
    return wanted && allowed == length;
  }

  @Override
  public boolean end() throws CodingException {
    return next.end();
  }
}
