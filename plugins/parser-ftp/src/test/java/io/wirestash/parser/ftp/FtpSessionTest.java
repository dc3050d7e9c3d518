package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FtpSessionTest {
  private final Wire wire =
      Wire.to(new FtpParser(new FtpOptions(List.of(21), false, true), FixedSecrets.of(Credentials.MASK)));

  private List<FtpExchange> exchanges() {
    return wire.events(FtpExchange.class);
  }

  private FtpExchange last() {
    return exchanges().get(exchanges().size() - 1);
  }

  @Test
  void tellsTheGreeting() {
    wire.server("220 ready\r\n");
    assertThat(exchanges()).singleElement().matches(event -> event.command() == null);
    assertThat(last().reply()).isEqualTo(new Reply(220, "ready"));
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void pairsPipelinedCommandsWithTheirReplies() {
    wire.server("220 ready\r\n").client("SYST\r\nfeat\r\n", "Noop\r\n");
    wire.server("215 UNIX\r\n211-Features:\r\n UTF8\r\n 211 is not the end\r\n211 End\r\n200 fine\r\n");
    assertThat(exchanges())
        .extracting(FtpExchange::command, event -> event.reply().code(), event -> event.reply().text())
        .containsExactly(
            tuple(null, 220, "ready"),
            tuple("SYST", 215, "UNIX"),
            tuple("FEAT", 211, "Features:\n UTF8\n 211 is not the end\nEnd"),
            tuple("NOOP", 200, "fine"));
  }

  @Test
  void givesTheSameEventsHoweverTheStreamIsCut() {
    wire.bytewise().server("220-a\r\n220 b\r\n").client("USER u\r\nPASS p\r\n").server("331 more\r\n230-x\r\n230 ok\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command, event -> event.reply().text())
        .containsExactly(tuple(null, "a\nb"), tuple("USER", "more"), tuple("PASS", "x\nok"));
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void waitsForTheReplyAfterAPreliminaryOne() {
    wire.client("RETR f\r\nNOOP\r\n").server("150 opening\r\n", "426 aborted\r\n226 fine\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command, event -> event.reply().code())
        .containsExactly(tuple("RETR", 426), tuple("NOOP", 226));
    assertThat(exchanges().get(0).preliminary()).containsExactly(new Reply(150, "opening"));
  }

  @Test
  void answersAStatusRequestDuringATransfer() {
    wire.client("RETR f\r\n").server("150 opening\r\n").client("\u00ff\u00f4\u00ff\u00f2STAT\r\n");
    wire.server("213-Status\r\n213 half\r\n226 done\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command, event -> event.reply().code())
        .containsExactly(tuple("STAT", 213), tuple("RETR", 226));
  }

  @Test
  void reportsACommandThatNobodyAnswers() {
    wire.client("NOOP\r\n").later(Duration.ofMinutes(6));
    assertThat(exchanges()).singleElement().matches(event -> event.reply() == null);
  }

  @Test
  void resolvesPathsAgainstTheWorkingDirectory() {
    wire.client("PWD\r\n").server("257 \"/home/a\" is it\r\n").client("CWD b\r\n").server("250 ok\r\n");
    wire.client("DELE f\r\n").server("250 ok\r\n").client("CDUP\r\n").server("250 ok\r\n");
    wire.client("DELE f\r\n").server("550 no\r\n").client("CWD /x\r\n").server("550 no\r\n");
    wire.client("SIZE f\r\n").server("213 1\r\n");
    assertThat(exchanges()).filteredOn(event -> "DELE SIZE".contains(event.command())).extracting(FtpExchange::path)
        .containsExactly("/home/a/b/f", "/home/a/f", "/home/a/f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PASS %s", "pass %s", "ACCT %s", "ADAT %s", "SITE PSWD %s %s", "site chpass alice %s"})
  void neverShowsASecretArgument(String command) {
    wire.client(command.replace("%s", "canary") + "\r\n").server("200 ok\r\n");
    assertThat(exchanges()).singleElement();
    assertThat(last().toString()).doesNotContain("canary");
  }

  @Test
  void handsOverToTlsAfterAuth() {
    wire.client("AUTH TLS\r\n").server("234 go on\r\n").client("\u0016\u0003\u0001");
    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(last().encryptedAfter()).isTrue();
    assertThat(wire.unread(Direction.CLIENT)).hasSize(3);
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void staysWhereTlsIsRefused() {
    wire.client("AUTH TLS\r\n").server("500 what\r\n").client("USER a\r\n").server("331 ok\r\n");
    assertThat(wire.hasSwitched()).isFalse();
    assertThat(exchanges()).hasSize(2);
  }

  @Test
  void noticesCommandsSentInTheClearToBeReadAfterTls() {
    wire.client("AUTH TLS\r\nDELE f\r\n").server("234 go on\r\n");
    assertThat(wire.anomalies()).containsExactly("ftp.tls_injection");
    assertThat(exchanges()).extracting(FtpExchange::command).containsExactly("AUTH", "DELE");
  }

  @Test
  void goesOnAfterAGapWithoutShowingTheRestOfALine() {
    wire.client("USER a\r\n").server("331 ok\r\n").client("PASS ca");
    wire.lose(Direction.CLIENT, 2).client("ary2\r\nNOOP\r\n").server("230 in\r\n200 ok\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command, event -> event.reply().code())
        .containsExactly(tuple("USER", 331), tuple("NOOP", 230), tuple(null, 200));
  }

  @Test
  void givesNoReplyToAnEarlierCommandAfterAGap() {
    wire.client("SYST\r\n").lose(Direction.SERVER, 10).client("NOOP\r\n").server("200 ok\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command, FtpExchange::reply)
        .containsExactly(tuple("SYST", null), tuple("NOOP", new Reply(200, "ok")));
  }

  @Test
  void keepsTheBeginningOfALineThatIsTooLong() {
    String fits = "A".repeat(FtpParser.MAX_LINE - 1);
    String cut = fits + "A";
    wire.client(fits + "\r\n", cut + "\r\n", cut.repeat(100), cut + "\nNOOP\r\n");
    wire.server("500 no\r\n500 no\r\n500 no\r\n200 ok\r\n");
    assertThat(exchanges()).extracting(FtpExchange::command).containsExactly(fits, cut, cut, "NOOP");
    assertThat(wire.anomalies()).containsExactly("ftp.line_too_long", "ftp.line_too_long");
  }

  @Test
  void keepsTheBeginningOfALongReply() {
    wire.client("HELP\r\n").server("214-begin\r\n");
    for (int i = 0; i < 1000; i++) wire.server("x".repeat(100) + "\r\n");
    wire.server("214 end\r\n");
    assertThat(last().reply().text()).startsWith("begin\nxxx").hasSize(4096);
  }

  @Test
  void isWithdrawnFromOtherProtocols() {
    wire.server("+OK a\r\n", "+OK b\r\n", "+OK c\r\n");
    assertThat(wire.isWithdrawn()).isTrue();
    assertThat(exchanges()).isEmpty();
  }

  @Test
  void boundsWhatWaitsInAOneSidedCapture() {
    for (int i = 0; i < 5000; i++) wire.client("NOOP " + i + "\r\n");
    assertThat(exchanges()).hasSize(5000 - FtpParser.MAX_PENDING);
    wire.end();
    assertThat(exchanges()).hasSize(5000);
  }
}
