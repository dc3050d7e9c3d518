package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.Wire;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpProbeTest {
  private final SmtpParser parser = Wires.parser(Credentials.MASK);

  private Match probe(Direction from, String line) {
    return Wire.probe(parser, from, line + "\r\n").orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "YES, 220 mx.test ESMTP Postfix",
    "YES, 220-mx.test Simple Mail Transfer (SMTP) ready",
    "YES, 554 mx.test ESMTP not now",
    "TRY, 220 Greetings",
    "TRY, 250 OK",
    "TRY, 535 5.7.8 no",
    "NO, 220 ftp.test FTP server ready",
    "NO, 331 Password required",
    "NO, 150 opening",
    "NO, +OK ready",
    "NO, * OK IMAP4 ready"
  })
  void judgesAServerByItsFirstLine(Match expected, String line) {
    assertThat(probe(Direction.SERVER, line)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "YES, EHLO client.test",
    "YES, helo x",
    "YES, STARTTLS",
    "YES, MAIL FROM:<a@b.test>",
    "YES, rcpt to: <a@b.test>",
    "TRY, QUIT",
    "TRY, AUTH PLAIN",
    "NO, USER alice",
    "NO, GET / HTTP/1.1",
    "NO, MAIL to nobody",
    "NO, a1 LOGIN x y"
  })
  void judgesAClientByItsFirstLine(Match expected, String line) {
    assertThat(probe(Direction.CLIENT, line)).isEqualTo(expected);
  }

  @Test
  void knowsTheOtherSideInAConversationPickedUpInTheMiddle() {
    assertThat(probe(Direction.CLIENT, "220 mx.test ESMTP")).isEqualTo(Match.REVERSED);
    assertThat(probe(Direction.SERVER, "EHLO client.test")).isEqualTo(Match.REVERSED);
    assertThat(probe(Direction.CLIENT, "250 OK")).isEqualTo(Match.TRY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "220", "220 mx", "EH", "EHLO client"})
  void waitsForTheWholeFirstLine(String beginning) {
    assertThat(Wire.probe(parser, Direction.SERVER, beginning)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0016\u0003\u0001", "\0\0", "{", "GE/", "22\0"})
  void knowsWhatIsNotSmtpByItsFirstBytes(String beginning) {
    assertThat(Wire.probe(parser, Direction.CLIENT, beginning)).isEqualTo(Optional.of(Match.NO));
  }
}
