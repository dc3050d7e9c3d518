package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpSessionTest {
  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Wire wire = Wires.masked();

  private List<SmtpTransaction> events() {
    return wire.events(SmtpTransaction.class);
  }

  private SmtpTransaction only() {
    assertThat(events()).hasSize(1);
    return events().get(0);
  }

  /** A session up to its first command, which is number 3. */
  private Wire greeted() {
    wire.server("220 mx.test ESMTP\r\n").client("EHLO client.test\r\n");
    return wire.server("250-mx.test\r\n250-SIZE 1000\r\n250-STARTTLS\r\n250 PIPELINING\r\n");
  }

  private Wire envelope() {
    greeted().client("MAIL FROM:<a@x.test> SIZE=9\r\n").server("250 2.1.0 ok\r\n");
    return wire.client("RCPT TO:<b@x.test>\r\n").server("250 2.1.5 ok\r\n");
  }

  @Test
  void tellsAMailTransaction() {
    envelope().client("RCPT TO:<c@x.test> NOTIFY=NEVER\r\n").server("550 5.1.1 who\r\n");
    wire.client("DATA\r\n").server("354 go\r\n").client("Subject: s\r\n\r\nhello\r\n.\r\n").server("250 2.0.0 queued as 1\r\n");
    assertThat(only())
        .extracting(SmtpTransaction::transaction, SmtpTransaction::banner, SmtpTransaction::helo,
            SmtpTransaction::extensions, SmtpTransaction::mailFrom, SmtpTransaction::mailParameters,
            SmtpTransaction::tlsOffered)
        .containsExactly(1, "mx.test ESMTP", "client.test", List.of("SIZE 1000", "STARTTLS", "PIPELINING"), "a@x.test",
            "SIZE=9", true);
    assertThat(only().rcptTo()).containsExactly(
        new Recipient("b@x.test", null, 250, "2.1.5"), new Recipient("c@x.test", "NOTIFY=NEVER", 550, "5.1.1"));
    assertThat(only().reply()).isEqualTo(new Reply(250, "2.0.0", "2.0.0 queued as 1"));
    assertThat(only().message().subject()).isEqualTo("s");
    assertThat(only().commands()).extracting(CommandResult::command, CommandResult::code)
        .containsExactly(tuple("EHLO", 250), tuple("MAIL", 250), tuple("RCPT", 250), tuple("RCPT", 550),
            tuple("DATA", 354), tuple(".", 250));
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void takesNoGreetingForAReply() {
    wire.client("EHLO early.test\r\n").server("220 mx.test\r\n250 hello\r\n").end();
    assertThat(only()).extracting(SmtpTransaction::banner, SmtpTransaction::helo).containsExactly("mx.test", "early.test");
  }

  @Test
  void tellsARefusalInsteadOfAGreeting() {
    wire.server("554 5.3.2 not now\r\n").end();
    assertThat(only().banner()).isEqualTo("5.3.2 not now");
  }

  @Test
  void followsGroupsOfCommands() {
    greeted().client("MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nRCPT TO:<c@x.test>\r\nDATA\r\n");
    wire.server("250 ok\r\n550 no\r\n250 ok\r\n354 go\r\n").client("abc\r\n.\r\nQUIT\r\n").server("250 ok\r\n221 bye\r\n").end();
    assertThat(only().rcptTo()).extracting(Recipient::code).containsExactly(550, 250);
    assertThat(only().reply().code()).isEqualTo(250);
  }

  @Test
  void givesTheSameEventsHoweverTheStreamIsCut() {
    wire.bytewise();
    envelope().client("DATA\r\n").server("354 go\r\n").client("..abc\r\n.\r\r\n\r\n.\r\n").server("250 ok\r\n");
    assertThat(only().message().size()).isEqualTo(".abc\r\n\r\r\n\r\n".length());
  }

  @Test
  void undoesDotsAndHashesTheMessage() {
    envelope().client("BDAT 3 LAST\r\nabc").server("250 ok\r\n");
    assertThat(only().message().sha256()).isEqualTo(SHA256_OF_ABC);
    assertThat(only().message().complete()).isTrue();
  }

  @Test
  void numbersTheTransactionsOfASession() {
    for (int i = 0; i < 3; i++) {
      wire.client("MAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\n").server("250 ok\r\n250 ok\r\n354 go\r\n");
      wire.client("x\r\n.\r\n").server("250 ok\r\n");
    }
    assertThat(events()).extracting(SmtpTransaction::transaction).containsExactly(1, 2, 3);
  }

  @Test
  void putsChunksTogether() {
    envelope().client("BDAT 1\r\na").server("250 ok\r\n").client("BDAT 2\r\nbc", "BDAT 0 LAST\r\n");
    wire.server("250 ok\r\n250 2.0.0 queued\r\n");
    assertThat(only().message().sha256()).isEqualTo(SHA256_OF_ABC);
    assertThat(only().reply().enhancedCode()).isEqualTo("2.0.0");
  }

  @Test
  void findsNoCommandsInChunks() {
    envelope().client("BDAT 19 LAST\r\nAUTH PLAIN AGEAYg\r\nQUIT\r\n").server("250 ok\r\n221 bye\r\n").end();
    assertThat(only().message().size()).isEqualTo(19);
    assertThat(wire.emitted()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BDAT", "BDAT x", "BDAT -1", "BDAT 9999999999999999 LAST"})
  void refusesChunkSizesThatAreNone(String command) {
    envelope().client(command + "\r\n").server("501 what\r\n");
    assertThat(wire.anomalies()).containsExactly("smtp.bad_chunk_size");
  }

  @Test
  void goesOnWithCommandsAfterARefusedData() {
    wire.client("DATA\r\n").server("503 no mail\r\n").client("RSET\r\n").server("250 ok\r\n").end();
    assertThat(only().commands()).extracting(CommandResult::command).containsExactly("DATA", "RSET");
    assertThat(only().mailFrom()).isNull();
  }

  @Test
  void reportsATransactionThatEndsWithoutMessage() {
    envelope().client("RSET\r\n").server("250 reset\r\n").client("QUIT\r\n").server("221 bye\r\n").end();
    assertThat(only().message()).isNull();
    assertThat(only().reply().text()).isEqualTo("reset");
  }

  @Test
  void reportsASessionWithoutTransaction() {
    greeted().client("QUIT\r\n").server("221 2.0.0 bye\r\n").end();
    assertThat(only().transaction()).isEqualTo(EventType.ABSENT);
    assertThat(only()).extracting(SmtpTransaction::helo, event -> event.reply().code())
        .containsExactly("client.test", 221);
  }

  @Test
  void reportsATransactionThatTheCaptureCutsShort() {
    envelope().client("DATA\r\n").server("354 go\r\n").client("abc").end();
    assertThat(only().message().size()).isEqualTo(3);
    assertThat(only().message().complete()).isFalse();
    assertThat(only().reply()).isNull();
  }

  @Test
  void readsPathsWithRoutesAndQuotes() {
    wire.client("MAIL FROM:<@relay.test:a@x.test>\r\n", "RCPT TO: <\"b >\\\" c\"@x.test> ORCPT=x\r\n", "RCPT TO:bare@x.test\r\n");
    wire.server("250 ok\r\n250 ok\r\n250 ok\r\n").end();
    assertThat(only().mailFrom()).isEqualTo("a@x.test");
    assertThat(only().rcptTo()).extracting(Recipient::address).containsExactly("\"b >\\\" c\"@x.test", "bare@x.test");
  }

  @Test
  void tellsEmptySendersFromNone() {
    wire.client("MAIL FROM:<>\r\n").server("250 ok\r\n").end();
    assertThat(only().mailFrom()).isEmpty();
  }

  @Test
  void boundsRecipients() {
    wire.client("MAIL FROM:<a@x.test>\r\n").server("250 ok\r\n");
    for (int i = 0; i < 1001; i++) wire.client("RCPT TO:<b@x.test>\r\n").server("250 ok\r\n");
    wire.end();
    assertThat(only().rcptTo()).hasSize(1000);
    assertThat(wire.anomalies()).containsExactly("smtp.too_many_recipients");
  }

  // ---- TLS

  @Test
  void handsOverToTls() {
    greeted().client("STARTTLS\r\n").server("220 go\r\n").client("\u0016\u0003\u0001");
    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(only().encryptedAfter()).isTrue();
    assertThat(wire.unread(Direction.CLIENT)).hasSize(3);
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void leavesTlsUnreadThatComesBeforeTheReply() {
    greeted().client("STARTTLS\r\n", "\u0016\u0003\u0001\n\n").server("220 go\r\n");
    assertThat(wire.unread(Direction.CLIENT)).hasSize(5);
  }

  @Test
  void noticesCommandsSentInTheClearToBeReadAfterTls() {
    greeted().client("STARTTLS\r\nMAIL FROM:<evil@x.test>\r\n").server("220 go\r\n");
    assertThat(wire.anomalies()).containsExactly("smtp.starttls_injection");
  }

  @Test
  void staysWhereTlsIsRefused() {
    greeted().client("STARTTLS\r\n").server("454 4.7.0 not now\r\n").client("NOOP\r\n").server("250 ok\r\n").end();
    assertThat(wire.hasSwitched()).isFalse();
    assertThat(only().commands()).extracting(CommandResult::command).containsExactly("EHLO", "STARTTLS", "NOOP");
  }

  // ---- smuggling

  @ParameterizedTest
  @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\rx", "\r.\n", "\n.\r"})
  void noticesEndsThatAreNone(String end) {
    envelope().client("DATA\r\n").server("354 go\r\n").client("a" + end + "MAIL FROM:<evil@x.test>\r\n.\r\n").server("250 ok\r\n").end();
    assertThat(wire.anomalies()).containsExactly("smtp.smuggling");
    assertThat(only().commands()).extracting(CommandResult::command).endsWith("DATA", ".");
    assertThat(only().message().complete()).isTrue();
  }

  @Test
  void believesTheServerThatAnOddEndWasOne() {
    envelope().client("DATA\r\n").server("354 go\r\n").client("a\n.\n").server("250 queued\r\n");
    wire.client("QUIT\r\n").server("221 bye\r\n").end();
    assertThat(only().reply().text()).isEqualTo("queued");
    assertThat(only().message().complete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb\n", "a.\n", "..\n", "\n..\n", "a\rb\r", ".a\r\n"})
  void findsNothingOddInOtherMessages(String text) {
    envelope().client("DATA\r\n").server("354 go\r\n").client(text + "\r\n.\r\n").server("250 ok\r\n");
    assertThat(wire.anomalies()).isEmpty();
    assertThat(only().message().complete()).isTrue();
  }

  // ---- loss

  @Test
  void goesOnAfterAGapInAMessage() {
    envelope().client("DATA\r\n").server("354 go\r\n").client("abc").lose(Direction.CLIENT, 10);
    wire.client("def\r\n.\r\n").server("250 ok\r\n");
    assertThat(only().message()).extracting(MailMessage::size, MailMessage::missingBytes, MailMessage::complete,
        MailMessage::sha256).containsExactly(8L, 10L, false, null);
    assertThat(only().reply().code()).isEqualTo(250);
  }

  @Test
  void goesOnAfterAGapThatTookTheEndOfAMessage() {
    envelope().client("DATA\r\n").server("354 go\r\n").client("abc\r\n").lose(Direction.CLIENT, 3).server("250 queued\r\n");
    wire.client("MAIL FROM:<c@x.test>\r\n").server("250 ok\r\n").end();
    assertThat(events()).extracting(SmtpTransaction::mailFrom, event -> event.reply() == null)
        .containsExactly(tuple("a@x.test", false), tuple("c@x.test", true));
  }

  @Test
  void countsLostBytesOfAChunk() {
    envelope().client("BDAT 10 LAST\r\nabc").lose(Direction.CLIENT, 7).client("QUIT\r\n").server("250 ok\r\n221 bye\r\n").end();
    assertThat(only().message().missingBytes()).isEqualTo(7);
    assertThat(only().commands()).extracting(CommandResult::command).endsWith("BDAT");
  }

  @Test
  void believesOnlyKnownCommandsAfterAGap() {
    wire.client("AUTH PLA").lose(Direction.CLIENT, 3).client("Y2FuYXJ5\r\nNOOP\r\n").server("250 ok\r\n").end();
    assertThat(only().commands()).extracting(CommandResult::command).containsExactly("NOOP");
  }

  @Test
  void readsAMessageWhoseEnvelopeWasNotCaptured() {
    wire.client("DATA\r\n").server("354 go\r\n").client("Subject: s\r\n\r\nx\r\n.\r\n").server("250 ok\r\n");
    assertThat(only().mailFrom()).isNull();
    assertThat(only().message().subject()).isEqualTo("s");
  }

  @Test
  void boundsWhatWaitsInAOneSidedCapture() {
    for (int i = 0; i < 5000; i++) wire.client("NOOP\r\n");
    wire.end();
    assertThat(only().commands()).hasSize(64);
  }

  @Test
  void isWithdrawnFromOtherProtocols() {
    wire.server("+OK a\r\n", "+OK b\r\n", "+OK c\r\n");
    assertThat(wire.isWithdrawn()).isTrue();
    assertThat(events()).isEmpty();
  }
}
