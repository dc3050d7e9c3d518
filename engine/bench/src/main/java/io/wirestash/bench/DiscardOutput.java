package io.wirestash.bench;

import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;

/** Takes events and forgets them. */
final class DiscardOutput implements Output {
  private final EventFormat format;

  DiscardOutput(EventFormat format) {
    this.format = format;
  }

  @Override
  public EventFormat format() {
    return format;
  }

  @Override
  public void open() {}

  @Override
  public void write(EventBatch batch) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
