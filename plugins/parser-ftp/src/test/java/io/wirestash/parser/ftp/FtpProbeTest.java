package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FtpProbeTest {
  private final FtpParser parser =
      new FtpParser(new FtpOptions(List.of(21), false, true), FixedSecrets.of(Credentials.MASK));

  private Match probe(Direction from, String line) {
    return Wire.probe(parser, from, line + "\r\n").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "YES, 220 (vsFTPd 3.0.3)",
    "YES, 220---------- Welcome to Pure-FTPd ----------",
    "TRY, 220 Welcome",
    "NO, 220 mx.test ESMTP Postfix",
    "TRY, 220 FTP and mail of example.test",
    "YES, 331 Password required",
    "TRY, 530 Login incorrect.",
    "NO, 22x what",
    "NO, +OK POP3 ready",
    "NO, * OK IMAP4 ready",
    "NO, SSH-2.0-OpenSSH_9.2",
    "NO, HTTP/1.1 200 OK"
  })
  void judgesAServerByItsFirstLine(Match expected, String line) {
    assertThat(probe(Direction.SERVER, line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "YES, USER alice",
    "YES, user anonymous",
    "YES, AUTH TLS",
    "YES, FEAT",
    "YES, EPSV",
    "TRY, NOOP",
    "TRY, QUIT",
    "NO, AUTH PLAIN AGFsaWNlAHNlY3JldA==",
    "NO, USER alice 0 * :Alice",
    "NO, EHLO client.test",
    "NO, GET / HTTP/1.1",
    "NO, STAT",
    "NO, A1 CAPABILITY"
  })
  void judgesAClientByItsFirstLine(Match expected, String line) {
    assertThat(probe(Direction.CLIENT, line)).isEqualTo(expected);
  }

  @Test
  void knowsTheOtherSideInAConversationPickedUpInTheMiddle() {
    assertThat(probe(Direction.CLIENT, "331 Password required")).isEqualTo(Match.REVERSED);
    assertThat(probe(Direction.SERVER, "USER alice")).isEqualTo(Match.REVERSED);
    assertThat(probe(Direction.CLIENT, "530 Login incorrect.")).isEqualTo(Match.TRY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "220", "220 Wel", "US", "USER ali"})
  void waitsForTheWholeFirstLine(String beginning) {
    assertThat(Wire.probe(parser, Direction.SERVER, beginning)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001", "\0\0", "{", "GE/", "22\0"})
  void knowsWhatIsNotFtpByItsFirstBytes(String beginning) {
    assertThat(Wire.probe(parser, Direction.CLIENT, beginning)).isEqualTo(Optional.of(Match.NO));
  }
}
