package io.wirestash.output.stdout;

import io.wirestash.api.output.EventBatch;
import java.nio.charset.StandardCharsets;

/** A batch of the given lines, which lie somewhere in the middle of a larger array, as they do in the engine. */
record Lines(String... lines) implements EventBatch {
  private static final String BEFORE = "{\"not\":\"mine\"}\n";

  @Override
  public int size() {
    return lines.length;
  }

  @Override
  public byte[] bytes() {
    return (BEFORE + String.join("\n", lines) + "\n" + BEFORE).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public int offset(int i) {
    int offset = BEFORE.length();
    for (int line = 0; line < i; line++) offset += length(line);
    return offset;
  }

  @Override
  public int length(int i) {
    return lines[i].getBytes(StandardCharsets.UTF_8).length + 1;
  }

  @Override
  public String type(int i) {
    return "dns";
  }

  @Override
  public long nanos(int i) {
    return i;
  }
}
