package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static Streams terminal(Map<String, String> environment) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Streams(nowhere, new PrintStream(nowhere), true, true, environment);
  }

  /** The exit code of a verb whose standard output fails. */
  private int listInto(Exception failure) {
    OutputStream failing = new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        if (failure instanceof IOException e) throw e;
        throw (RuntimeException) failure;
      }
    };
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(new String[] {"list"}, new Streams(failing, told, false, false, Map.of()));
  }

  @Test
  void areColouredOnTerminalsOnly() {
    assertThat(terminal(Map.of()).outColours()).isTrue();
    assertThat(terminal(Map.of()).errColours()).isTrue();
    assertThat(Cli.streams(err, err, Map.of()).outColours()).isFalse();
    assertThat(Cli.streams(err, err, Map.of()).errColours()).isFalse();
  }

  @Test
  void obeyNoColorUnlessItIsEmpty() {
    assertThat(terminal(Map.of("NO_COLOR", "1")).errColours()).isFalse();
    assertThat(terminal(Map.of("NO_COLOR", "")).errColours()).isTrue();
    assertThat(terminal(Map.of("TERM", "dumb")).errColours()).isFalse();
  }

  @Test
  void takeTheTerminalsWidthFromTheEnvironment() {
    assertThat(terminal(Map.of("COLUMNS", "132")).columns()).isEqualTo(132);
    assertThat(terminal(Map.of("COLUMNS", "3")).columns()).isEqualTo(40);
    assertThat(terminal(Map.of("COLUMNS", "wide")).columns()).isEqualTo(80);
    assertThat(terminal(Map.of()).columns()).isEqualTo(80);
  }

  @Test
  void endQuietlyWhenTheReaderHasLeft() {
    assertThat(listInto(new IOException("Broken pipe"))).isZero();
    assertThat(err.size()).isZero();
  }

  @Test
  void endWith74WhenTheDiskIsFull() {
    assertThat(listInto(new IOException("No space left on device"))).isEqualTo(74);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("error: cannot write to standard output: No space left on device\n");
  }

  @Test
  void endWith70AndAStackTraceForABug() {
    assertThat(listInto(new IllegalStateException("oops"))).isEqualTo(70);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: this is a bug in the engine").contains("IllegalStateException: oops").contains("\tat ");
  }
}
