package io.wirestash.parser.smtp;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Moment;
import java.util.ArrayList;
import java.util.List;

/** What is known of a session, for its events: greeting, names, extensions, and the commands since the last event. */
final class Facts {
  private static final int MAX_COMMANDS = 64;
  private static final int MAX_EXTENSIONS = 100;

  private final List<CommandResult> commands = new ArrayList<>();
  private String banner;
  private String helo;
  private List<String> extensions = List.of();
  private String user;
  private Reply last;
  private Moment begun;
  private int transactions;
  private boolean reported;

  /** Something came; the first such moment begins the session. */
  void seen(Moment moment) {
    if (begun == null) begun = moment;
  }

  /** True if this is the server's first reply. */
  boolean isFirst() {
    return last == null && !reported;
  }

  void greeted(Reply reply) {
    banner = reply.text();
    last = reply;
  }

  /** A reply that no command waited for. */
  void unasked(Reply reply) {
    last = reply;
  }

  /** The server has accepted HELO or EHLO; extensions are the lines after the first (RFC 5321 section 4.1.1.1). */
  void greets(String client, Reply reply) {
    helo = client;
    extensions = reply.text().lines().skip(1).limit(MAX_EXTENSIONS).toList();
  }

  void loggedIn(String name) {
    user = name;
  }

  void command(String name, Reply reply) {
    if (reply != null) last = reply;
    if (commands.size() < MAX_COMMANDS) commands.add(CommandResult.of(name, reply));
  }

  /** True if there is something to report, and nothing was. */
  boolean isUnreported() {
    return !reported && begun != null && (banner != null || !commands.isEmpty());
  }

  Moment begun() {
    return begun;
  }

  SmtpTransaction transaction(Mail mail, Reply reply) {
    return event(++transactions, mail, mail.message(), reply, null);
  }

  SmtpTransaction session(Boolean encryptedAfter) {
    return event(EventType.ABSENT, null, null, last, encryptedAfter);
  }

  private SmtpTransaction event(int ordinal, Mail mail, MailMessage message, Reply reply, Boolean encryptedAfter) {
    List<CommandResult> since = List.copyOf(commands);
    commands.clear();
    reported = true;
    Path from = mail == null ? null : mail.from;
    boolean tls = extensions.stream().anyMatch(extension -> extension.strip().equalsIgnoreCase("STARTTLS"));
    return new SmtpTransaction(ordinal, banner, helo, extensions, user,
        from == null ? null : from.address(), from == null ? null : from.parameters(),
        mail == null ? List.of() : mail.recipients(), message, reply, since, tls ? true : null, encryptedAfter);
  }
}
