package io.wirestash.cli;

import java.util.concurrent.TimeUnit;

/** Numbers as people read them; the same in every locale. */
final class Quantity {
  private Quantity() {}

  /** {@code 1 204 331}. */
  static String grouped(long count) {
    StringBuilder digits = new StringBuilder(Long.toString(count));
    int first = count < 0 ? 1 : 0;
    for (int i = digits.length() - 3; i > first; i -= 3) digits.insert(i, ' ');
    return digits.toString();
  }

  /** Bytes in decimal units: {@code 812 B}, {@code 4.1 MB}. */
  static String bytes(long bytes) {
    return bytes < 1000 ? bytes + " B" : scaled(bytes, "kMGTPE") + "B";
  }

  /** {@code 950}, {@code 29.4 k}, {@code 1.2 M}; to be followed by a unit. */
  static String rough(long count) {
    return count < 1000 ? Long.toString(count) : scaled(count, "kMGTPE");
  }

  private static String scaled(long value, String prefixes) {
    int step = 0;
    long tenths = value / 100;
    while (tenths >= 10_000) {
      tenths /= 1000;
      step++;
    }
    String number = tenths < 1000 ? tenths / 10 + "." + tenths % 10 : Long.toString(tenths / 10);
    return number + ' ' + prefixes.charAt(step);
  }

  /** What a count over a time comes to in one second; 0 if there was no time. */
  static long perSecond(long count, long nanos) {
    return nanos <= 0 ? 0 : Math.round(count * 1e9 / nanos);
  }

  /** {@code 12 ms}, {@code 4.1 s}, {@code 3 min 20 s}. */
  static String time(long nanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    if (millis < 1000) return millis + " ms";
    long seconds = millis / 1000;
    if (seconds < 60) return seconds + "." + millis % 1000 / 100 + " s";
    return seconds / 60 + " min " + seconds % 60 + " s";
  }

  /** {@code 1:05}, {@code 2:00:00}. */
  static String clock(long seconds) {
    String rest = twoDigits(seconds / 60 % 60) + ':' + twoDigits(seconds % 60);
    if (seconds >= 3600) return seconds / 3600 + ":" + rest;
    return rest.startsWith("0") ? rest.substring(1) : rest;
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  /** Milliseconds as a pipeline file writes them: {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}. */
  static String durationOption(long millis) {
    if (millis == 0 || millis % 1000 != 0) return millis + "ms";
    long seconds = millis / 1000;
    if (seconds % 3600 == 0) return seconds / 3600 + "h";
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  /** Bytes as a pipeline file writes them: {@code 100}, {@code 64KiB}, {@code 4MiB}. */
  static String sizeOption(long bytes) {
    String[] units = {"", "KiB", "MiB", "GiB", "TiB"};
    int unit = 0;
    while (bytes != 0 && bytes % 1024 == 0 && unit + 1 < units.length) {
      bytes /= 1024;
      unit++;
    }
    return bytes + units[unit];
  }
}
