package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;

/**
 * XOAUTH2 (Google) and OAUTHBEARER (RFC 7628): a user and a bearer token, in parts that end with ^A. The token is the
 * secret.
 */
record BearerExchange(LoginAttempt attempt) implements Sasl {
  @Override
  public void response(byte[] message) {
    for (String part : SaslText.of(message).split("\u0001")) {
      if (part.startsWith("user=")) attempt.user(part.substring("user=".length()));
      else if (part.startsWith("n,") || part.startsWith("y,")) gs2(part);
      else if (part.startsWith("auth=")) token(part.substring("auth=".length()));
    }
  }

  /** RFC 5801 section 4: a flag and, perhaps, {@code a=} with the user. */
  private void gs2(String header) {
    for (String each : header.split(",")) if (each.startsWith("a=")) attempt.user(ScramMessage.name(each.substring(2)));
  }

  private void token(String credentials) {
    int blank = credentials.indexOf(' ');
    attempt.secret(credentials.substring(blank + 1));
  }
}
