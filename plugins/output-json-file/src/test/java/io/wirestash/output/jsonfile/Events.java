package io.wirestash.output.jsonfile;

import io.wirestash.api.output.EventBatch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A batch of events for tests, which lie somewhere in the middle of a larger array, as they do in the engine. */
final class Events implements EventBatch {
  private static final byte[] BEFORE = "{\"not\":\"mine\"}\n".getBytes(StandardCharsets.UTF_8);

  private record Event(String type, long nanos, byte[] line) {}

  private final List<Event> events = new ArrayList<>();
  private byte[] bytes = BEFORE;
  private int[] offsets = {};

  static Events of(String... lines) {
    Events batch = new Events();
    for (String line : lines) batch.add("dns", "2026-11-23T18:30:00Z", line);
    return batch;
  }

  /** Numbered events of about 100 bytes each. */
  static Events numbered(int from, int to) {
    String[] lines = new String[to - from];
    for (int i = from; i < to; i++) lines[i - from] = line(i);
    return of(lines);
  }

  static String line(int number) {
    return "{\"number\":" + number + ",\"text\":\"" + (char) ('a' + number % 26) + "x".repeat(70) + "\"}";
  }

  Events add(String type, String time, String line) {
    Instant at = Instant.parse(time);
    long nanos = at.getEpochSecond() * 1_000_000_000L + at.getNano();
    events.add(new Event(type, nanos, (line + "\n").getBytes(StandardCharsets.UTF_8)));
    offsets = null;
    return this;
  }

  private void layOut() {
    if (offsets != null) return;
    offsets = new int[events.size()];
    int length = BEFORE.length;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = length;
      length += events.get(i).line().length;
    }
    bytes = new byte[length + BEFORE.length];
    for (int i = 0; i < offsets.length; i++) {
      System.arraycopy(events.get(i).line(), 0, bytes, offsets[i], events.get(i).line().length);
    }
  }

  @Override
  public int size() {
    return events.size();
  }

  @Override
  public byte[] bytes() {
    layOut();
    return bytes;
  }

  @Override
  public int offset(int i) {
    layOut();
    return offsets[i];
  }

  @Override
  public int length(int i) {
    return events.get(i).line().length;
  }

  @Override
  public String type(int i) {
    return events.get(i).type();
  }

  @Override
  public long nanos(int i) {
    return events.get(i).nanos();
  }
}
