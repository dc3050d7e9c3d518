package io.wirestash.output.elasticsearch;

import io.wirestash.api.output.EventBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A batch of ECS documents as the engine writes them, numbered. */
final class Documents implements EventBatch {
  private static final long NOON = 1_795_435_200_000_000_000L; // 2026-11-23T12:00:00Z

  private final List<byte[]> lines = new ArrayList<>();
  private final List<Long> nanos = new ArrayList<>();
  private byte[] bytes = {};

  static Documents numbered(int from, int to) {
    Documents batch = new Documents();
    for (int i = from; i < to; i++) batch.add(i, "\"dns\":{\"question\":{\"name\":\"host" + i + ".example\"}}");
    return batch;
  }

  /** Adds a document with further members. */
  Documents add(int number, String members) {
    return add(number, NOON + number, members);
  }

  Documents add(int number, long at, String members) {
    byte[] line = ("{\"@timestamp\":\"2026-11-23T12:00:00.000000000Z\",\"event\":{\"kind\":\"event\",\"dataset\":\"dns\",\"id\":\""
        + id(number) + "\"},\"number\":" + number + "," + members + "}\n").getBytes(StandardCharsets.UTF_8);
    lines.add(line);
    nanos.add(at);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + line.length);
    System.arraycopy(line, 0, longer, bytes.length, line.length);
    bytes = longer;
    return this;
  }

  static String id(int number) {
    return "0Qh~_%017d".formatted(number);
  }

  @Override
  public int size() {
    return lines.size();
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int offset(int i) {
    int offset = 0;
    for (byte[] line : lines.subList(0, i)) offset += line.length;
    return offset;
  }

  @Override
  public int length(int i) {
    return lines.get(i).length;
  }

  @Override
  public String type(int i) {
    return "dns";
  }

  @Override
  public long nanos(int i) {
    return nanos.get(i);
  }
}
