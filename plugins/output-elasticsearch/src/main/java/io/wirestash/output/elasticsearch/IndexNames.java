package io.wirestash.output.elasticsearch;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * Names of indices: prefix, type, and the day of packet time (UTC), so that an event has the same index whenever it is
 * sent. Nothing of a name comes from packets but that day. One thread.
 */
final class IndexNames {
  private static final long DAY = 86_400_000_000_000L;
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy.MM.dd");

  private final String prefix;
  private final boolean byDay;
  private final Map<String, Named> named = new HashMap<>(); // one for each type of event

  /** The name last used for a type. */
  private record Named(long day, byte[] name) {}

  IndexNames(String prefix, boolean byDay) {
    this.prefix = prefix;
    this.byDay = byDay;
  }

  byte[] name(String type, long nanos) {
    long day = byDay ? Math.floorDiv(nanos, DAY) : 0;
    Named last = named.get(type);
    if (last != null && last.day == day) return last.name;
    String name = stem(prefix, type) + (byDay ? '-' + NAME.format(LocalDate.ofEpochDay(day)) : "");
    Named now = new Named(day, name.getBytes(StandardCharsets.US_ASCII));
    named.put(type, now);
    return now.name;
  }

  /** A dot for an underscore: no name is then the beginning of another's pattern. */
  static String stem(String prefix, String type) {
    return prefix + '-' + type.replace('_', '.');
  }
}
