package io.wirestash.parser.ftp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.parser.Moment;
import java.util.ArrayList;
import java.util.List;

/** A command and what has come back for it so far. */
final class Exchange {
  /** Preliminary replies that are kept; an honest server sends one. */
  private static final int MAX_PRELIMINARY = 8;

  final String name;
  final Verb verb;
  final String argument;
  final String path;
  final String user;
  final Moment sent;
  final LoginAttempt login;

  /** What no reply may show: the argument of PASS and its like, or null. */
  final String hidden;

  private final List<Reply> preliminary = new ArrayList<>(1);
  private Reply reply;
  private DataChannel channel;
  private DataConnections.Announced data;
  private boolean served;
  private boolean encryptedAfter;

  /**
   * @param path what the argument names, if it names a file
   * @param login the attempt that the reply decides, or null
   * @param showsSecrets true if replies may repeat passwords
   */
  Exchange(Command command, String path, String user, Moment sent, LoginAttempt login, boolean showsSecrets) {
    name = command.name();
    verb = command.verb();
    argument = command.shownArgument();
    this.path = path;
    this.user = user;
    this.sent = sent;
    this.login = login;
    hidden = showsSecrets ? null : command.secret();
  }

  void preliminary(Reply first) {
    if (preliminary.size() < MAX_PRELIMINARY) preliminary.add(first);
  }

  boolean hasPreliminary() {
    return !preliminary.isEmpty();
  }

  void reply(Reply last) {
    reply = last;
  }

  boolean isAccepted() {
    return reply != null && reply.isPositive();
  }

  /** The channel that this command and its reply have agreed on. */
  void channel(DataChannel agreed) {
    channel = agreed;
  }

  /** The channel that serves this transfer. */
  void data(DataConnections.Announced serving) {
    served = true;
    data = serving;
    if (data != null) channel = data.channel;
  }

  /** True if it has its data channel, or was found to have none. */
  boolean isServed() {
    return served;
  }

  void encryptedAfter() {
    encryptedAfter = true;
  }

  /** True if its data connection goes on after the reply: their packets are not ordered. */
  boolean isTransferring() {
    return data != null && data.connection != null && !data.connection.isEnded();
  }

  /** What there is to say of it; once. */
  FtpExchange event() {
    Transfer transfer = data == null || data.connection == null ? null : data.connection.transfer();
    return new FtpExchange(name, argument, List.copyOf(preliminary), reply, user, path, channel, transfer,
        encryptedAfter ? true : null);
  }
}
