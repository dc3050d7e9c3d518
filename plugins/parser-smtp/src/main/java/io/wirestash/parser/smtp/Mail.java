package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Moment;
import java.util.ArrayList;
import java.util.List;

/** A mail transaction while it goes on (RFC 5321 section 3.3). */
final class Mail {
  private static final int MAX_RECIPIENTS = 1000;

  final Moment begun;
  final Path from;
  private final List<Recipient> recipients = new ArrayList<>();
  private MessageReader reader; // null before its first byte
  private boolean ended;

  /** @param from null if the beginning of the transaction was not seen */
  Mail(Moment begun, Path from) {
    this.begun = begun;
    this.from = from;
  }

  /** Adds a recipient; returns its place, or -1 if there are too many. */
  int add(Path path) {
    if (recipients.size() == MAX_RECIPIENTS) return -1;
    recipients.add(Recipient.of(path));
    return recipients.size() - 1;
  }

  void answered(int place, Reply reply) {
    recipients.set(place, recipients.get(place).answered(reply));
  }

  List<Recipient> recipients() {
    return List.copyOf(recipients);
  }

  /** Where its message's bytes go. */
  MessageReader reader(boolean hashed) {
    if (reader == null) reader = new MessageReader(hashed);
    return reader;
  }

  /** What was read of the message, or null if there was none. */
  MailMessage message() {
    return reader == null ? null : reader.message();
  }

  /** Ends it; false if it had ended. */
  boolean end() {
    boolean first = !ended;
    ended = true;
    return first;
  }
}
