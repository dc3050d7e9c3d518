package io.wirestash.input.pcapfile;

/**
 * How a pcapng interface counts time (draft-ietf-opsawg-pcapng section 4.2: {@code if_tsresol}, {@code if_tsoffset}).
 * What is finer than nanoseconds is cut off; times that a {@code long} of nanoseconds cannot hold (before 1677, after
 * 2262) become the nearest that it can.
 */
final class TickClock {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int BINARY = 0x80;

  private final boolean binary;
  private final int power;
  private final long factor;
  private final long mostTicks;
  private final long offset;

  /**
   * @param resolution units of 10 to the power of minus this or, with 0x80 added, of 2
   * @param offsetSeconds added to each time
   */
  TickClock(int resolution, long offsetSeconds) {
    binary = (resolution & BINARY) != 0;
    power = resolution & ~BINARY & 0xff;
    factor = !binary && power <= 9 ? powerOfTen(9 - power) : 0;
    offset = saturatedProduct(offsetSeconds, NANOS_PER_SECOND);
    mostTicks = factor == 0 ? -1 : (Long.MAX_VALUE - Math.max(0, offset)) / factor;
  }

  /** True if units are finer than microseconds. */
  boolean nanoseconds() {
    return binary ? power >= 20 : power > 6;
  }

  /** @param ticks unsigned */
  long nanos(long ticks) {
    if (ticks >= 0 && ticks <= mostTicks) return ticks * factor + offset;
    return saturatedSum(sinceOffset(ticks), offset);
  }

  private long sinceOffset(long ticks) {
    if (binary) return binaryNanos(ticks);
    if (factor != 0) return Long.MAX_VALUE; // more than mostTicks
    if (power - 9 > 19) return 0; // 2^64 units are less than a nanosecond
    return clamp(Long.divideUnsigned(ticks, powerOfTen(power - 9)));
  }

  /** Units of 2 to the power of minus {@link #power}: seconds and fraction apart, so that 128 bits suffice. */
  private long binaryNanos(long ticks) {
    if (power >= 64) return power == 64 ? productHigh(ticks) : productHigh(ticks) >>> Math.min(power - 64, 63);
    if (power == 0) return ticks < 0 ? Long.MAX_VALUE : saturatedProduct(ticks, NANOS_PER_SECOND);
    long seconds = ticks >>> power;
    long fraction = ticks & (1L << power) - 1;
    long nanos = Math.multiplyHigh(fraction, NANOS_PER_SECOND) << 64 - power | fraction * NANOS_PER_SECOND >>> power;
    return saturatedSum(saturatedProduct(seconds, NANOS_PER_SECOND), nanos);
  }

  /** The upper 64 bits of an unsigned number of ticks times the nanoseconds of a second. */
  private static long productHigh(long ticks) {
    return Math.multiplyHigh(ticks, NANOS_PER_SECOND) + (ticks < 0 ? NANOS_PER_SECOND : 0);
  }

  /** Unsigned: ten to the nineteenth does not fit a signed long. */
  private static long powerOfTen(int exponent) {
    long value = 1;
    for (int i = 0; i < exponent; i++) value *= 10;
    return value;
  }

  private static long clamp(long unsigned) {
    return unsigned < 0 ? Long.MAX_VALUE : unsigned;
  }

  private static long saturatedProduct(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) return low;
    return high < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static long saturatedSum(long a, long b) {
    long sum = a + b;
    if (((a ^ sum) & (b ^ sum)) >= 0) return sum;
    return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
