package io.wirestash.parser.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.TestEngine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All passwords of the recordings end in -secret; no event may, unless credentials are shown. */
class CanaryTest {
  private static final String CANARY = "-secret";

  @ParameterizedTest
  @CsvSource({"mask, mariadb.pcap", "mask, mysql8.pcap", "drop, mariadb.pcap", "drop, mysql8.pcap"})
  void keepsPasswordsToItself(String credentials, String capture) {
    assertThat(events(credentials, capture))
        .doesNotContain(CANARY, HexFormat.of().formatHex(CANARY.getBytes(StandardCharsets.US_ASCII)))
        .doesNotContain("\"challenge\"", "\"response\"", "\"hash\"");
  }

  @ParameterizedTest
  @CsvSource({"mariadb.pcap", "mysql8.pcap"})
  void wouldFindThem(String capture) {
    assertThat(events("show", capture)).contains(CANARY);
  }

  private static String events(String credentials, String capture) {
    TestEngine engine = TestEngine.with("credentials: " + credentials + "\nparsers:\n  - mysql\n");
    return new String(engine.run(Path.of("src/test/captures", capture)).lines(), StandardCharsets.UTF_8);
  }
}
