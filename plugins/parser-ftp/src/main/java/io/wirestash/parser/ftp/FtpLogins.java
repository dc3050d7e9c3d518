package io.wirestash.parser.ftp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.Logins;
import io.wirestash.api.parser.Moment;
import java.util.Locale;
import java.util.Set;

/** The logins on a control connection: USER, then PASS and ACCT if the server asks for them (RFC 959 section 5.4). */
final class FtpLogins {
  /** RFC 1635. */
  private static final Set<String> ANONYMOUS = Set.of("anonymous", "ftp");

  private final Logins logins;
  private String user;
  private Moment begun;
  private LoginAttempt forAccount; // waits for ACCT

  FtpLogins(Logins logins) {
    this.logins = logins;
  }

  /** Whose commands these are, or whom the client claims to be; null if that is not known. */
  String user() {
    return user;
  }

  /** Notes a command; returns the attempt that its reply decides, or null. */
  LoginAttempt command(Command command, Moment sent) {
    if (command.verb() == null) return null;
    return switch (command.verb()) {
      case USER -> user(command.argument().text(), sent);
      case PASS -> begin(sent, "USER/PASS").secret(command.argument());
      case ACCT -> account();
      default -> null;
    };
  }

  private LoginAttempt user(String name, Moment sent) {
    if (forAccount != null) forAccount.unknown();
    forAccount = null;
    user = name;
    begun = sent;
    return null; // most servers ask for a password: the attempt begins with it, or with a reply that needs none
  }

  private LoginAttempt begin(Moment sent, String mechanism) {
    Moment since = begun == null ? sent : begun;
    begun = null;
    boolean anonymous = user != null && ANONYMOUS.contains(user.toLowerCase(Locale.ROOT));
    return logins.begin(since).user(user).mechanism(anonymous ? "anonymous" : mechanism);
  }

  private LoginAttempt account() {
    LoginAttempt attempt = forAccount;
    forAccount = null;
    return attempt == null ? null : attempt.mechanism("USER/PASS/ACCT");
  }

  /** The reply to USER, which may be all that the server wants. */
  void userReplied(Moment sent, Reply reply) {
    if (reply.isIntermediate()) return;
    decided(begin(sent, "USER"), reply);
  }

  /** The reply to the last command of an attempt. */
  void decided(LoginAttempt attempt, Reply reply) {
    String code = Integer.toString(reply.code());
    if (reply.isPositive()) attempt.succeeded(code, reply.text());
    else if (reply.isNegative()) attempt.failed(code, reply.text());
    else if (reply.code() == Reply.NEED_ACCOUNT) forAccount = attempt;
    else attempt.unknown(code, reply.text());
  }

  /** The connection goes on encrypted, and any login with it. */
  void encrypted(Moment sent, String mechanism) {
    logins.end();
    logins.begin(sent).mechanism("AUTH " + mechanism).encrypted();
  }

  void greeted(String banner) {
    logins.serverSoftware(banner);
  }

  void client(String software) {
    logins.clientSoftware(software);
  }

  /** REIN: as after the greeting. */
  void forgetUser() {
    user = null;
    begun = null;
  }

  void gap() {
    logins.gap();
  }

  void end() {
    logins.end();
  }
}
