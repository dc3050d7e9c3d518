package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleTest {
  private static final Path OFFICE = Path.of("src/test/captures/office.pcapng");

  @Test
  void findsTheAttacksOfTheSampleAndNothingElse() {
    EngineRun run = TestEngine.with("parsers: [stats, anomaly]").run(OFFICE).assertSound();
    assertThat(run.events("anomaly").stream().map(event -> event.path("detail").asText()))
        .containsExactly(
            "203.0.113.66 tried 30 ports of 198.51.100.7 (SYN), 1 accepted",
            "203.0.113.66 tried 40 hosts (PING), 0 accepted",
            "192.0.2.10 got 1120000 bytes from 80 memcached servers for 0 bytes");
  }
}
