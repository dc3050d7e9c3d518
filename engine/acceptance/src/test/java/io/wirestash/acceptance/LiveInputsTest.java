package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.RunOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveInputsTest {
  private static final String REST = "parsers: [probe]\noutputs:\n  - shelf\n";

  @TempDir Path folder;

  @Test
  void areReadAtTheSameTime() {
    AtomicInteger waiting = new AtomicInteger();
    RunReport report = Run.of(folder, live("a", "b", "c") + REST, new RunOptions(2, 0, false), (engine, notice) -> {
      if (notice.endsWith("waiting") && waiting.incrementAndGet() == 3) new Thread(engine::stop).start();
    });
    assertThat(report.decoded()).isEqualTo(1500);
    assertThat(report.delivered()).isEqualTo(1500);
    assertThat(report.stopped()).isTrue();
  }

  @Test
  void tellWhatTheyLost() {
    RunReport report = Run.of(folder, live("a", "b") + REST, within(Duration.ofSeconds(2)));
    assertThat(report.dropped()).containsExactly(java.util.Map.entry("kernel", 1000L));
    assertThat(report.packets()).isEqualTo(2000);
    assertThat(report.balanced()).isTrue();
  }

  @Test
  void endAfterTheirTimeWithoutBeingStopped() {
    RunReport report = Run.of(folder, live("a") + REST, within(Duration.ofSeconds(1)));
    assertThat(report.decoded()).isEqualTo(500);
    assertThat(report.stopped()).isFalse();
    assertThat(report.failure()).isNull();
  }

  @Test
  void endWhenEnoughPacketsWereRead() {
    RunReport report = Run.of(folder, live("a", "b") + REST, new RunOptions(2, 700, false));
    assertThat(report.decoded()).isEqualTo(700);
  }

  @Test
  void areNotReadTogetherWithCaptures() {
    assertThatThrownBy(() -> Run.of(folder, live("a") + "  - source\n" + REST))
        .hasMessageContaining("captures and interfaces cannot be read in one run");
  }

  private static String live(String... ids) {
    StringBuilder inputs = new StringBuilder("inputs:\n");
    for (String id : ids) inputs.append("  - {id: ").append(id).append(", source: {live: true, packets: 500, then: waits}}\n");
    return inputs.toString();
  }

  private static RunOptions within(Duration longest) {
    return new RunOptions(2, 0, false, null, longest);
  }
}
