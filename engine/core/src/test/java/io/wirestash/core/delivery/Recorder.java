package io.wirestash.core.delivery;

import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An output that keeps the texts of the notes it gets, and fails when it has so many. */
final class Recorder implements Output {
  private static final Pattern TEXT = Pattern.compile("\"text\":\"([^\"]*)\"}\n");

  final List<String> texts = new ArrayList<>();
  private final EventFormat format;
  private int room = Integer.MAX_VALUE;
  private IOException failure;
  private long givenUp;
  int closed;

  Recorder(EventFormat format) {
    this.format = format;
  }

  static Recorder ofNative() {
    return new Recorder(EventFormat.NATIVE);
  }

  Recorder failsAfter(int room, IOException failure) {
    this.room = room;
    this.failure = failure;
    return this;
  }

  Recorder givesUp(long events) {
    givenUp = events;
    return this;
  }

  @Override
  public EventFormat format() {
    return format;
  }

  @Override
  public void open() {}

  @Override
  public void write(EventBatch batch) throws IOException {
    if (texts.size() >= room) throw failure;
    for (int i = 0; i < batch.size(); i++) {
      String line = new String(batch.bytes(), batch.offset(i), batch.length(i), StandardCharsets.UTF_8);
      Matcher text = TEXT.matcher(line);
      if (!line.startsWith("{") || !text.find()) throw new AssertionError("no event: " + line);
      texts.add(text.group(1));
    }
  }

  @Override
  public void flush() {}

  @Override
  public long dropped() {
    return givenUp;
  }

  @Override
  public void close() {
    closed++;
  }
}
