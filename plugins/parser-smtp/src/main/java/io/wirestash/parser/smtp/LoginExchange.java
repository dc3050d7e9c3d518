package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;

/** LOGIN: a user name, then a password (draft-murchison-sasl-login). */
final class LoginExchange implements Sasl {
  private final LoginAttempt attempt;
  private int responses;

  LoginExchange(LoginAttempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public void response(byte[] message) {
    responses++;
    if (responses == 1) attempt.user(SaslText.of(message));
    else if (responses == 2) attempt.secret(message);
  }
}
