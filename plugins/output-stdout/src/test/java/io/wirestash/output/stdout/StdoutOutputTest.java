package io.wirestash.output.stdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wirestash.api.output.EndOfOutput;
import io.wirestash.api.output.EventFormat;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StdoutOutputTest {
  @Test
  void writesTheLinesOfABatchInOneGo() throws IOException {
    CountingStream out = new CountingStream();
    lines(out).write(new Lines("{\"a\":1}", "{\"b\":\"é\"}"));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}\n{\"b\":\"é\"}\n");
    assertThat(out.writes).isEqualTo(1);
  }

  @Test
  void writesNothingForAnEmptyBatch() throws IOException {
    CountingStream out = new CountingStream();
    lines(out).write(new Lines());
    assertThat(out.writes).isZero();
  }

  @Test
  void laysEventsOutWhenAsked() throws IOException {
    CountingStream out = new CountingStream();
    StdoutOutput output = new StdoutOutput(out, false, EventFormat.NATIVE, new PrettyJson(false));
    output.write(new Lines("{\"a\":1}"));
    output.write(new Lines("{\"b\":2}"));
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\n  \"a\": 1\n}\n{\n  \"b\": 2\n}\n");
  }

  @Test
  void takesAClosedPipeForTheEndOfTheOutput() {
    StdoutOutput output = new StdoutOutput(failing("in any language"), true, EventFormat.NATIVE, null);
    assertThatThrownBy(() -> output.write(new Lines("{}"))).isInstanceOf(EndOfOutput.class);
  }

  @Test
  void saysWhatFailedWhenTheDiskIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(Files.exists(full)).as("/dev/full is needed").isTrue();
    try (OutputStream out = new FileOutputStream(full.toFile())) {
      StdoutOutput output = lines(out);
      assertThatThrownBy(() -> output.write(new Lines("{}")))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(EndOfOutput.class)
          .hasMessageStartingWith("cannot write to standard output: ");
    }
  }

  private static StdoutOutput lines(OutputStream out) {
    return new StdoutOutput(out, false, EventFormat.NATIVE, null);
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private static final class CountingStream extends ByteArrayOutputStream {
    private int writes;

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      writes++;
      super.write(bytes, from, length);
    }
  }
}
