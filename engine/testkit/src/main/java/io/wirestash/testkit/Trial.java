package io.wirestash.testkit;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Single tests of a contract. */
final class Trial {
  /** No time that a test should need: only there so that a loop without end fails. */
  private static final Duration FOR_EVER = Duration.ofMinutes(2);

  private Trial() {}

  static DynamicTest of(String name, Executable trial) {
    return dynamicTest(name, () -> assertTimeoutPreemptively(FOR_EVER, trial));
  }

  /** A changed capture must leave the engine sound, whatever it makes of it. */
  static DynamicTest sound(TestEngine engine, Variation variation) {
    return of(variation.name(), () -> over(variation.packets(), capture -> {
      engine.run(capture).assertSound();
      engine.ecs().run(capture).assertSound();
    }));
  }

  /** What is to be done with a capture. */
  @FunctionalInterface
  interface Run {
    void over(Path capture) throws IOException;
  }

  /** Writes packets as a capture, for the time of a run. */
  static void over(List<CapturedPacket> packets, Run run) throws IOException {
    try (Scratch scratch = Scratch.create()) {
      run.over(Captures.write(packets, scratch.file("changed.pcapng")));
    }
  }
}
