package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.parser.Text;
import java.util.Arrays;

/** PLAIN: {@code authorization identity NUL authentication identity NUL password} (RFC 4616). */
record PlainExchange(LoginAttempt attempt) implements Sasl {
  @Override
  public void response(byte[] message) {
    int first = SaslText.indexOf(message, 0, 0);
    int second = first < 0 ? -1 : SaslText.indexOf(message, 0, first + 1);
    if (second < 0) {
      attempt.secret(message); // not what the RFC says, but who knows what is in it
      return;
    }
    if (first > 0) attempt.database(Text.of(message, 0, first));
    attempt.user(Text.of(message, first + 1, second - first - 1));
    attempt.secret(Arrays.copyOfRange(message, second + 1, message.length));
  }
}
