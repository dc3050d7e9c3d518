package io.wirestash.parser.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All passwords of the recordings end in -secret; no event may, unless credentials are shown. */
class CanaryTest {
  private static final String CANARY = "-secret";

  @ParameterizedTest
  @ValueSource(strings = {"mask", "drop"})
  void keepsPasswordsToItself(String credentials) {
    assertThat(events(credentials))
        .doesNotContain(CANARY, HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.US_ASCII)))
        .doesNotContain("\"challenge\"", "\"response\"", "\"hash\"");
  }

  @Test
  void wouldFindThem() {
    assertThat(events("show")).contains(CANARY);
  }

  private static String events(String credentials) {
    TestEngine engine = TestEngine.with("credentials: " + credentials + "\nparsers:\n  - postgresql\n");
    return new String(engine.run(Path.of("src/test/captures/postgresql.pcap")).lines(), StandardCharsets.UTF_8);
  }
}
