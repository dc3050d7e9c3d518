package io.wirestash.core.config;

import io.wirestash.api.ByteSize;
import java.time.Duration;
import java.util.Map;

/** Sizes and times as people write them: {@code 4MiB}, {@code 30s}. Whole numbers only. */
public final class Units {
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30, "TiB", 1L << 40);
  private static final Map<String, Long> NANOS = Map.of(
      "us", 1_000L,
      "ms", 1_000_000L,
      "s", 1_000_000_000L,
      "m", 60_000_000_000L,
      "h", 3_600_000_000_000L,
      "d", 86_400_000_000_000L);

  private Units() {}

  /**
   * @throws NumberFormatException if this is no size, or one beyond 8 EiB
   */
  static ByteSize size(String text) {
    return new ByteSize(value(text, BYTES));
  }

  /**
   * @throws NumberFormatException if this is no time, or one beyond 292 years
   */
  public static Duration duration(String text) {
    return Duration.ofNanos(value(text, NANOS));
  }

  /** A number as YAML 1.2 and JSON write it: no sign but minus, no leading zeros, no underscores. */
  static boolean isWhole(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    if (digits(text, from) != text.length() || text.length() == from) return false;
    return text.charAt(from) != '0' || text.length() == from + 1;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
    return end;
  }

  private static long value(String text, Map<String, Long> units) {
    int end = digits(text, 0);
    String number = text.substring(0, end);
    Long unit = units.get(text.substring(end).stripLeading());
    if (unit == null || !isWhole(number)) throw new NumberFormatException(text);
    try {
      return Math.multiplyExact(Long.parseLong(number), unit);
    } catch (ArithmeticException e) {
      throw new NumberFormatException(text);
    }
  }

  /** A duration as one would write it, in the largest unit that divides it. */
  static String text(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) return "0s";
    for (String unit : new String[] {"d", "h", "m", "s", "ms"}) {
      if (nanos % NANOS.get(unit) == 0) return nanos / NANOS.get(unit) + unit;
    }
    return nanos / 1000 + "us";
  }
}
