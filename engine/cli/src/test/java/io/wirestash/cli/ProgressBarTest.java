package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.pipeline.Progress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Streams streams = Cli.streams(new ByteArrayOutputStream(), err, Map.of());

  private String shown() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isErasedWhenTheRunEnds() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2); // the second question comes after the first line was shown
    try (ProgressBar bar = new ProgressBar(streams)) {
      bar.follow(() -> {
        asked.countDown();
        return new Progress(10, 50, 100);
      });
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(shown()).startsWith("\r\033[K 50%").endsWith("left\r\033[K");
  }

  @Test
  void letsOthersSpeakAboveIt() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(2);
    try (ProgressBar bar = new ProgressBar(streams)) {
      bar.follow(() -> {
        asked.countDown();
        return new Progress(0, 0, 100);
      });
      assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
      bar.say("hello");
    }
    assertThat(shown()).contains("\r\033[Khello\n\r\033[K  0%");
  }

  @Test
  void leavesNoTraceIfItWasNeverShown() {
    try (ProgressBar bar = new ProgressBar(streams)) {
      bar.say("hello");
    }
    assertThat(shown()).isEqualTo("hello\n");
  }
}
