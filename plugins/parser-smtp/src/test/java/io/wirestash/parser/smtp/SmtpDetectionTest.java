package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpDetectionTest {
  private static byte[] events(String parser, String capture) {
    return TestEngine.with("parsers:\n  - " + parser + "\n").run(Path.of("src/test/captures", capture)).lines();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logins.pcap", "mails.pcap"})
  void needsNoPort(String capture) {
    assertThat(events("smtp: {ports: [1]}", capture)).isNotEmpty().isEqualTo(events("smtp", capture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logins.pcap", "mails.pcap"})
  void looksNowhereElseIfTold(String capture) {
    assertThat(events("smtp: {ports: [1], only_ports: true}", capture)).isEmpty();
  }
}
