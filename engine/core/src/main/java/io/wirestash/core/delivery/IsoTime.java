package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Writes times as ISO 8601 in UTC with nanoseconds. Remembers the last day, since packets of a capture share few. */
final class IsoTime {
  private static final long DAY = 86_400L;
  private final byte[] text = "\"1970-01-01T00:00:00.000000000Z\"".getBytes(StandardCharsets.US_ASCII);
  private long day;

  void write(long nanos, JsonSink out) {
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    long today = Math.floorDiv(seconds, DAY);
    if (today != day) setDay(today);
    int second = (int) (seconds - today * DAY);
    put(second / 3600, 12, 2);
    put(second / 60 % 60, 15, 2);
    put(second % 60, 18, 2);
    put((int) (nanos - seconds * 1_000_000_000L), 21, 9);
    out.raw(text);
  }

  private void setDay(long today) {
    day = today;
    LocalDate date = LocalDate.ofEpochDay(today);
    put(date.getYear(), 1, 4); // 64-bit nanoseconds end in 2262
    put(date.getMonthValue(), 6, 2);
    put(date.getDayOfMonth(), 9, 2);
  }

  private void put(int value, int at, int digits) {
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + value % 10);
      value /= 10;
    }
  }
}
