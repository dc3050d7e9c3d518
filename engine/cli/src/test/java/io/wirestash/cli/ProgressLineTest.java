package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.pipeline.Progress;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void showsShareBytesSpeedAndTimeLeft() {
    assertThat(ProgressLine.of(new Progress(1_000_000, 250_000_000, 1_000_000_000), 10 * SECOND, 100)).isEqualTo(
        " 25%  [#######-----------------------]  250 MB of 1.0 GB  100 k packets/s  0:30 left");
  }

  @Test
  void givesUpTheBarOnANarrowTerminal() {
    Progress half = new Progress(1_000_000, 500_000_000, 1_000_000_000);
    assertThat(ProgressLine.of(half, 10 * SECOND, 56)).hasSizeLessThan(56).doesNotContain("#");
    assertThat(ProgressLine.of(half, 10 * SECOND, 40)).hasSize(39);
  }

  @Test
  void isEmptyIfTheSizeIsUnknown() {
    assertThat(ProgressLine.of(new Progress(5, 100, -1), SECOND, 80)).isEmpty();
  }

  @Test
  void promisesNothingBeforeTheFirstByte() {
    assertThat(ProgressLine.of(new Progress(0, 0, 1000), SECOND, 80)).endsWith("packets/s").startsWith("  0%");
  }

  @Test
  void staysAtTheEndOfAFileThatHasGrown() {
    assertThat(ProgressLine.of(new Progress(5, 2000, 1000), SECOND, 80)).startsWith("100%").contains("0:00 left");
  }
}
