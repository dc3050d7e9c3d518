package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a process of its own. */
@Timeout(60)
class SignalTest {
  @TempDir Path folder;
  private Process engine;
  private BufferedReader err;

  private void start(boolean obedient) throws IOException {
    Path pipeline = Files.writeString(folder.resolve("endless.yaml"), """
        inputs:
          - endless: {obedient: %s}
        parsers: all
        outputs:
          - nowhere
        """.formatted(obedient));
    engine = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", System.getProperty("java.class.path"), Main.class.getName(), "run", pipeline.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    err = engine.errorReader();
    readUntil("waiting");
  }

  private void readUntil(String expected) throws IOException {
    for (String line = err.readLine(); !expected.equals(line); line = err.readLine()) {
      assertThat(line).as("the engine's next line; awaited: " + expected).isNotNull();
    }
  }

  private void send(String signal) throws IOException, InterruptedException {
    // A shell in the background hands down SIGINT ignored, and Java leaves that as it is.
    assumeFalse(ignored(signal), signal + " is ignored in this process's children");
    assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(engine.pid())).start().waitFor()).isZero();
  }

  private boolean ignored(String signal) throws IOException {
    int number = switch (signal) {
      case "HUP" -> 1;
      case "INT" -> 2;
      default -> 15;
    };
    Path status = Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "status");
    if (!Files.exists(status)) return false;
    String ignored = Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .findFirst()
        .orElseThrow();
    long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
    return (mask >> number - 1 & 1) == 1;
  }

  @AfterEach
  void end() {
    if (engine != null) engine.destroyForcibly();
  }

  @ParameterizedTest
  @CsvSource({"INT", "TERM", "HUP"})
  void endsWithZeroWhenEverythingWasDrained(String signal) throws IOException, InterruptedException {
    start(true);
    send(signal);
    readUntil("told to stop");
    assertThat(err.lines().toList()).anyMatch(line -> line.startsWith("endless.yaml: stopped after "));
    assertThat(engine.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"INT", "TERM"})
  void endsWith75AtTheSecondSignal(String signal) throws IOException, InterruptedException {
    start(false);
    send(signal);
    readUntil("told to stop");
    send(signal);
    assertThat(engine.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(engine.exitValue()).isEqualTo(75);
    assertThat(err.lines().toList()).anyMatch(line -> line.contains("stopped before all was delivered"));
  }
}
