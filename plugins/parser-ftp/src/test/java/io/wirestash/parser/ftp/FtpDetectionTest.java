package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FtpDetectionTest {
  private static byte[] events(String parser, String capture) {
    return TestEngine.with("parsers:\n  - " + parser + "\n").run(Path.of("src/test/captures", capture)).lines();
  }

  @ParameterizedTest
  @ValueSource(strings = {"logins.pcap", "transfers.pcap"})
  void needsNoPort(String capture) {
    assertThat(events("ftp: {ports: [1]}", capture)).isNotEmpty().isEqualTo(events("ftp", capture));
  }

  @ParameterizedTest
  @ValueSource(strings = {"logins.pcap", "transfers.pcap"})
  void looksNowhereElseIfTold(String capture) {
    assertThat(events("ftp: {ports: [1], only_ports: true}", capture)).isEmpty();
  }
}
