package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static MailMessage read(String text, int pieces) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    MessageReader reader = new MessageReader(true);
    for (int at = 0; at < bytes.length; at += pieces) reader.bytes(bytes, at, Math.min(bytes.length, at + pieces));
    reader.end();
    return reader.message();
  }

  private static MailMessage read(String... lines) {
    String text = String.join("\r\n", lines) + "\r\n";
    MailMessage message = read(text, text.length());
    for (int pieces : new int[] {1, 2, 3, 7, 61}) assertThat(read(text, pieces)).isEqualTo(message);
    return message;
  }

  @Test
  void readsTheHeader() {
    MailMessage message = read("From: Alice <a@x.test>", "To: \"B, Bob\" <b@x.test>, c@x.test", "subject: folded",
        "\t over lines", "Received: two", "Received: one", "X-Mailer: Mailer 1", "X-Spam: no", "", "From: the body");
    assertThat(message.from()).containsExactly("Alice <a@x.test>");
    assertThat(message.to()).containsExactly("\"B, Bob\" <b@x.test>", "c@x.test");
    assertThat(Addresses.bare(message.to())).containsExactly("b@x.test", "c@x.test");
    assertThat(message.subject()).isEqualTo("folded  over lines");
    assertThat(message.received()).containsExactly("two", "one");
    assertThat(message.userAgent()).isEqualTo("Mailer 1");
    assertThat(message.headers()).containsExactly(new HeaderField("x-spam", "no"));
    assertThat(message.contentType()).isEqualTo("text/plain");
    assertThat(message.parts()).isEqualTo(1);
    assertThat(message.attachments()).isEmpty();
  }

  @Test
  void decodesEncodedWords() {
    MailMessage message = read("Subject: =?utf-8?B?S8OkZmVy?= =?iso-8859-1?Q?_a=FC?= and =?what?= =?x-none?q?=41?=",
        "From: =?utf-8?q?J=C3=B6rg?= <j@x.test>", "", "");
    assertThat(message.subject()).isEqualTo("Käfer aü and =?what?= A");
    assertThat(message.from()).containsExactly("Jörg <j@x.test>");
  }

  @Test
  void hashesAttachmentsAsTheyWereBeforeTheirEncoding() {
    MailMessage message = read("Content-Type: multipart/mixed; boundary=\"b 1\"", "", "preamble", "--b 1", "", "text", "--b 1",
        "Content-Type: Application/Octet-Stream; name=\"a.bin\"", "Content-Transfer-Encoding: BASE64",
        "Content-Disposition: attachment; filename=\"a.bin\"", "", "YW", "Jj", "--b 1",
        "Content-Disposition: attachment; filename*=utf-8''%c3%a4.txt", "Content-Transfer-Encoding: quoted-printable", "",
        "=61b=", "=63", "--b 1", "Content-Disposition: inline; filename=plain", "", "abc", "--b 1--", "epilogue");
    assertThat(message.attachments()).extracting(Attachment::name, Attachment::contentType, Attachment::disposition,
            Attachment::size, Attachment::sha256)
        .containsExactly(tuple("a.bin", "application/octet-stream", "attachment", 3L, SHA256_OF_ABC),
            tuple("ä.txt", "text/plain", "attachment", 3L, SHA256_OF_ABC),
            tuple("plain", "text/plain", "inline", 3L, SHA256_OF_ABC));
    assertThat(message.parts()).isEqualTo(4);
    assertThat(message.contentType()).isEqualTo("multipart/mixed");
  }

  @Test
  void findsAttachmentsInNestedParts() {
    MailMessage message = read("Content-Type: multipart/mixed; boundary=a", "", "--a",
        "Content-Type: multipart/alternative; boundary=aa", "", "--aa", "", "one", "--aa", "Content-Type: text/html", "", "two",
        "--aa--", "--a", "Content-Disposition: attachment", "", "abc", "--a--");
    assertThat(message.attachments()).extracting(Attachment::name, Attachment::sha256)
        .containsExactly(tuple(null, SHA256_OF_ABC));
    assertThat(message.parts()).isEqualTo(3);
  }

  @Test
  void endsInnerPartsWithTheOuterDelimiter() {
    MailMessage message = read("Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: multipart/mixed; boundary=b",
        "", "--b", "Content-Disposition: attachment; filename=x", "", "abc", "--a", "", "text", "--a--");
    assertThat(message.attachments()).extracting(Attachment::sha256).containsExactly(SHA256_OF_ABC);
    assertThat(message.parts()).isEqualTo(2);
  }

  @Test
  void takesAnAttachedMessageAsOneAttachment() {
    MailMessage message = read("Content-Type: multipart/mixed; boundary=a", "", "--a", "Content-Type: message/rfc822; name=m.eml",
        "", "Subject: inner", "", "inner text", "--a--");
    assertThat(message.attachments()).extracting(Attachment::size).containsExactly((long) "Subject: inner\r\n\r\ninner text".length());
    assertThat(message.subject()).isNull();
  }

  @Test
  void joinsThePiecesOfAFileName() {
    MailMessage message = read("Content-Type: multipart/mixed; boundary=a", "", "--a",
        "Content-Disposition: attachment; filename*0*=iso-8859-1'en'%e4; filename*1=\"b c\"; filename*2*=%2e", "", "x", "--a--");
    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("äb c.");
  }

  @Test
  void keepsTheBytesOfNamesThatAreNoText() {
    MailMessage message = read("Content-Disposition: attachment; filename=\"../\u0000\u00ff%n${jndi:x}\"", "", "x");
    assertThat(message.attachments()).extracting(Attachment::name).containsExactly("../\u0000\\xff%n${jndi:x}");
  }

  @Test
  void readsMessagesWithBareLineFeeds() {
    String text = "Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Disposition: attachment; filename=f\n\nabc\n--a--\n";
    assertThat(read(text, 5).attachments()).extracting(Attachment::sha256).containsExactly(SHA256_OF_ABC);
  }

  @Test
  void countsAndHashesTheWholeMessage() {
    assertThat(read("abc", 1)).extracting(MailMessage::size, MailMessage::sha256, MailMessage::complete)
        .containsExactly(3L, SHA256_OF_ABC, true);
  }

  @ParameterizedTest
  @ValueSource(ints = {4095, 4096, 4097, 100_000})
  void readsLinesOfAnyLength(int length) {
    MailMessage message = read("Content-Disposition: attachment; filename=f", "", "x".repeat(length) + "--");
    assertThat(message.attachments()).extracting(Attachment::size).containsExactly(length + 4L);
  }

  @Test
  void boundsPartsAttachmentsAndHeaders() {
    StringBuilder text = new StringBuilder("Content-Type: multipart/mixed; boundary=a\r\n");
    for (int i = 0; i < 300; i++) text.append("X-").append(i).append(": ").append("v".repeat(10_000)).append("\r\n");
    text.append("\r\n");
    for (int i = 0; i < 2000; i++) text.append("--a\r\nContent-Disposition: attachment\r\n\r\nx\r\n");
    MailMessage message = read(text.toString(), 1000);
    assertThat(message.parts()).isEqualTo(1000);
    assertThat(message.attachments()).hasSize(100);
    assertThat(message.headers()).hasSizeLessThan(20).allMatch(field -> field.value().length() <= 4096);
  }

  @Test
  void boundsDepth() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) text.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i).append("\r\n");
    assertThat(read(text.toString(), 1000).parts()).isEqualTo(1);
  }

  @Test
  void givesNoHashOfWhatMissesBytes() {
    byte[] text = "Content-Disposition: attachment; filename=f\r\n\r\nabc".getBytes(StandardCharsets.ISO_8859_1);
    MessageReader reader = new MessageReader(true);
    reader.bytes(text, 0, text.length);
    reader.gap(5);
    reader.end();
    MailMessage message = reader.message();
    assertThat(message.sha256()).isNull();
    assertThat(message.attachments()).extracting(Attachment::size, Attachment::sha256).containsExactly(tuple(3L, null));
  }

  @Test
  void believesNoHeaderAfterLostBytes() {
    byte[] text = "Subject: s\r\nX-A: b\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    MessageReader reader = new MessageReader(true);
    reader.bytes(text, 0, 12);
    reader.gap(5);
    reader.bytes(text, 12, text.length);
    assertThat(reader.message().subject()).isEqualTo("s");
    assertThat(reader.message().headers()).isEmpty();
  }

  @Test
  void readsParametersOfAnyShape() {
    for (String field : List.of("", ";", "a/b;=", "a/b; x", "a/b; boundary=\"", "multipart/mixed; boundary=")) {
      assertThat(ContentType.of(field).boundary()).isNullOrEmpty();
    }
  }
}
