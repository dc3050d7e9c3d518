package io.wirestash.parser.smtp;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A message: its size, its header and its attachments (RFC 5322, RFC 2045). */
record MailMessage(
    @Help("Bytes seen, as the recipient gets them.") long size,
    @Help("SHA-256 of a complete message.") String sha256,
    @Help("Bytes that are missing in the capture.") long missingBytes,
    @Help("True if it was seen from its first byte to its end.") boolean complete,
    @Help("From: the author.") List<String> from,
    @Help("To: the recipients.") List<String> to,
    @Help("Cc: who gets a copy.") List<String> cc,
    @Help("Reply-To: who is to get answers.") List<String> replyTo,
    @Help("Sender: who sent it for the author.") String sender,
    @Help("Subject.") String subject,
    @Help("Date as the sender wrote it.") String date,
    @Help("Message-ID.") String messageId,
    @Help("In-Reply-To.") String inReplyTo,
    @Help("User-Agent or X-Mailer: the author's software.") String userAgent,
    @Help("X-Originating-IP: where a web mail user was.") String originatingIp,
    @Help("Received: the message's way, last station first.") List<String> received,
    @Help("Content-Type without parameters.") String contentType,
    @Help("The other header fields.") List<HeaderField> headers,
    @Help("Parts without parts of their own.") int parts,
    @Ecs("") @Help("Parts with file names, and those that call themselves attachments; at most 100.")
        List<Attachment> attachments) {
  private static final int MAX_OTHERS = 100;
  private static final Set<String> OWN_MEMBERS =
      Set.of("from", "to", "cc", "reply-to", "sender", "subject", "date", "message-id", "in-reply-to", "user-agent",
          "x-mailer", "x-originating-ip", "received", "content-type");

  static MailMessage of(long size, String sha256, long missing, boolean complete, HeaderReader header, int parts,
      List<Attachment> attachments) {
    String agent = header.decoded("user-agent");
    return new MailMessage(size, sha256, missing == 0 ? EventType.ABSENT : missing, complete,
        mailboxes(header, "from"), mailboxes(header, "to"), mailboxes(header, "cc"), mailboxes(header, "reply-to"),
        header.decoded("sender"), header.decoded("subject"), header.first("date"), header.first("message-id"),
        header.first("in-reply-to"), agent == null ? header.decoded("x-mailer") : agent,
        header.first("x-originating-ip"), all(header, "received"),
        ContentType.of(header.first("content-type")).mediaType(), others(header), parts, attachments);
  }

  private static List<String> mailboxes(HeaderReader header, String name) {
    return Addresses.split(header.first(name)).stream().map(EncodedWords::decode).toList();
  }

  private static List<String> all(HeaderReader header, String name) {
    return header.fields().stream().filter(field -> field.name().equals(name)).map(HeaderField::value)
        .limit(MAX_OTHERS).toList();
  }

  private static List<HeaderField> others(HeaderReader header) {
    List<HeaderField> others = new ArrayList<>();
    for (HeaderField field : header.fields()) {
      if (OWN_MEMBERS.contains(field.name()) || others.size() == MAX_OTHERS) continue;
      others.add(new HeaderField(field.name(), EncodedWords.decode(field.value())));
    }
    return others;
  }
}
