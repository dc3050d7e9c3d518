package io.wirestash.parser.smtp;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;

/** A mail transaction, with what is known of its session; or a session without one. */
@EventType(
    value = "smtp",
    scope = EventType.Scope.TRANSACTION,
    category = {"email", "network"},
    type = {"protocol", "info"})
@Help("One mail transaction with its message; or a session without one.")
public record SmtpTransaction(
    @Help("Ordinal of the transaction on its connection, from 1; absent if there was none.") int transaction,
    @Help("The server's greeting.") String banner,
    @Help("The client's name, as it said with HELO or EHLO.") String helo,
    @Help("Extensions that the server offers, with their parameters.") List<String> extensions,
    @Ecs("user.name") @Help("User who has logged in.") String user,
    @Help("Sender's address of the envelope; empty in notifications.") String mailFrom,
    @Help("Parameters of MAIL, such as SIZE and BODY.") String mailParameters,
    @Help("Recipients of the envelope, accepted or not; at most 1000.") List<Recipient> rcptTo,
    @Help("The message.") MailMessage message,
    @Help("Reply to the message; else to what ended the transaction; in a session without one, the last.") Reply reply,
    @Help("Commands since the last event, with their replies; at most 64.") List<CommandResult> commands,
    @Help("True if the server offers TLS.") Boolean tlsOffered,
    @Help("True if the connection goes on encrypted.") Boolean encryptedAfter) {

  // ---- what only ECS has

  @Ecs("event.code")
  String ecsCode() {
    return reply == null ? null : Integer.toString(reply.code());
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    if (reply == null || message == null) return "unknown";
    return reply.isNegative() ? "failure" : "success";
  }

  @Ecs("email.sender.address")
  String ecsSender() {
    return mailFrom;
  }

  @Ecs("email.from.address")
  List<String> ecsFrom() {
    return message == null ? List.of() : Addresses.bare(message.from());
  }

  @Ecs("email.to.address")
  List<String> ecsTo() {
    return message == null ? List.of() : Addresses.bare(message.to());
  }

  @Ecs("email.cc.address")
  List<String> ecsCc() {
    return message == null ? List.of() : Addresses.bare(message.cc());
  }

  @Ecs("email.reply_to.address")
  List<String> ecsReplyTo() {
    return message == null ? List.of() : Addresses.bare(message.replyTo());
  }

  @Ecs("email.subject")
  String ecsSubject() {
    return message == null ? null : message.subject();
  }

  @Ecs("email.message_id")
  String ecsMessageId() {
    return message == null ? null : message.messageId();
  }

  @Ecs("email.x_mailer")
  String ecsMailer() {
    return message == null ? null : message.userAgent();
  }

  @Ecs("email.content_type")
  String ecsContentType() {
    return message == null ? null : message.contentType();
  }

  @Ecs("email.attachments")
  List<EcsAttachment> ecsAttachments() {
    return message == null ? List.of() : message.attachments().stream().map(EcsAttachment::new).toList();
  }

  @Ecs("network.protocol")
  String ecsProtocol() {
    return "smtp";
  }

  @Ecs("related.user")
  String ecsRelatedUser() {
    return user;
  }

  @Ecs("related.hash")
  String ecsRelatedHash() {
    return message == null ? null : message.sha256();
  }

  /** ECS keeps what is known of an attachment under {@code file}. */
  record EcsAttachment(Attachment file) {}
}
