package io.wirestash.output.stdout;

import io.wirestash.api.output.EndOfOutput;
import io.wirestash.api.output.EventBatch;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import java.io.IOException;
import java.io.OutputStream;

/** Writes each batch at once and keeps nothing back, so that a reader on a pipe sees events as they come. */
final class StdoutOutput implements Output {
  private final OutputStream out;
  private final boolean pipe;
  private final EventFormat format;
  private final PrettyJson printer;

  /**
   * @param pipe true if somebody reads the other end of {@code out} and may leave
   * @param printer null for one JSON object a line
   */
  StdoutOutput(OutputStream out, boolean pipe, EventFormat format, PrettyJson printer) {
    this.out = out;
    this.pipe = pipe;
    this.format = format;
    this.printer = printer;
  }

  @Override
  public EventFormat format() {
    return format;
  }

  @Override
  public void open() {}

  @Override
  public void write(EventBatch batch) throws IOException {
    int size = batch.size();
    if (size == 0) return;
    try {
      if (printer == null) writeLines(batch, size);
      else writePretty(batch, size);
    } catch (IOException failure) {
      throw explained(failure);
    }
  }

  private void writeLines(EventBatch batch, int size) throws IOException {
    int from = batch.offset(0);
    int to = batch.offset(size - 1) + batch.length(size - 1);
    out.write(batch.bytes(), from, to - from);
  }

  private void writePretty(EventBatch batch, int size) throws IOException {
    for (int i = 0; i < size; i++) printer.print(batch.bytes(), batch.offset(i), batch.length(i));
    printer.writeTo(out);
  }

  @Override
  public void flush() {}

  /** Leaves standard output open: it belongs to the process. */
  @Override
  public void close() {}

  private IOException explained(IOException failure) {
    // The words of the operating system depend on the user's language; a pipe fails only when its reader has gone.
    return pipe
        ? new EndOfOutput("the reader of standard output has left")
        : new IOException("cannot write to standard output: " + failure.getMessage(), failure);
  }
}
