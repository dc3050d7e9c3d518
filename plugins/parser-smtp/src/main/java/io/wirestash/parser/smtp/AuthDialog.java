package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.parser.Slice;

/** One AUTH: challenges and responses in base 64 until a reply that is no challenge (RFC 4954 section 4). */
final class AuthDialog {
  private final LoginAttempt attempt;
  private final Sasl sasl;
  private int challenges;
  private int responses;
  private boolean broken; // bytes were lost: what comes next may answer anything

  AuthDialog(LoginAttempt attempt, String mechanism) {
    this.attempt = attempt;
    this.sasl = Sasl.of(mechanism, attempt);
    attempt.mechanism(mechanism);
  }

  LoginAttempt attempt() {
    return attempt;
  }

  /** What comes with the command. False if it is no base 64. */
  boolean initial(Slice text) {
    return text.isEmpty() || give(text);
  }

  boolean challenge(String text) {
    challenges++;
    byte[] message = SaslText.decode(text.strip());
    if (message == null) return false;
    if (!broken) sasl.challenge(message);
    return true;
  }

  /** A line of the client; false if it is no base 64, nor gives up. */
  boolean response(Slice line) {
    responses++;
    return line.is("*") || give(line);
  }

  private boolean give(Slice text) {
    byte[] message = SaslText.decode(text.text());
    if (message == null) return false;
    if (!broken) sasl.response(message);
    return true;
  }

  /** True if the client must answer a challenge, so that its next line is no command, whatever it looks like. */
  boolean owesResponse() {
    return challenges > responses;
  }

  void gap() {
    broken = true;
  }
}
