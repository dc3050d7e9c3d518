package io.wirestash.parser.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshProbeTest {
  private static final SshParser PARSER =
      new SshParser(new SshOptions(List.of(22), false), FixedSecrets.of(Credentials.MASK));

  @ParameterizedTest
  @CsvSource({
    "CLIENT, SSH-2.0-OpenSSH_9.2, YES",
    "SERVER, SSH-1.99-Cisco-1.25, YES",
    "SERVER, 'Go away\r\n', TRY",
    "CLIENT, 'Hello\r\n', NO",
    "CLIENT, SSH-agent, NO",
    "SERVER, '\u0016\u0003\u0001', NO",
    "CLIENT, 'SSL', NO"
  })
  void tellsByTheFirstBytes(Direction from, String head, Match match) {
    assertThat(Wire.probe(PARSER, from, head)).contains(match);
  }

  @ParameterizedTest
  @CsvSource({"CLIENT, S", "CLIENT, SSH-", "SERVER, SSH"})
  void waitsForMoreBytes(Direction from, String head) {
    assertThat(Wire.probe(PARSER, from, head)).isEmpty();
  }
}
