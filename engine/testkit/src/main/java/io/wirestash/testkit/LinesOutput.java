package io.wirestash.testkit;

import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;

/** Writes events to one file, as they come. */
final class LinesOutput implements Output {
  private final LinesOptions options;
  private OutputStream file;

  LinesOutput(LinesOptions options) {
    this.options = options;
  }

  @Override
  public EventFormat format() {
    return options.format();
  }

  @Override
  public void open() throws IOException {
    file = new BufferedOutputStream(Files.newOutputStream(options.path()));
  }

  @Override
  public void write(EventBatch batch) throws IOException {
    for (int i = 0; i < batch.size(); i++) file.write(batch.bytes(), batch.offset(i), batch.length(i));
  }

  @Override
  public void flush() throws IOException {
    file.flush();
  }

  @Override
  public void close() throws IOException {
    if (file != null) file.close();
  }
}
