package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import java.util.Locale;

/**
 * One exchange of a SASL mechanism (RFC 4422) seen from outside: puts what challenges and responses tell into a login
 * attempt. Messages come without base 64; what comes after the last message of a mechanism is ignored.
 */
interface Sasl {
  /** A message of the server. */
  default void challenge(byte[] message) {}

  /** A message of the client, an initial response too. */
  void response(byte[] message);

  /** An exchange of the mechanism of this name. */
  static Sasl of(String mechanism, LoginAttempt attempt) {
    String name = mechanism.toUpperCase(Locale.ROOT);
    if (name.startsWith("SCRAM-")) return new ScramExchange(attempt, name);
    return switch (name) {
      case "PLAIN" -> new PlainExchange(attempt);
      case "LOGIN" -> new LoginExchange(attempt);
      case "CRAM-MD5" -> new CramMd5Exchange(attempt);
      case "DIGEST-MD5" -> new DigestMd5Exchange(attempt);
      case "NTLM" -> new NtlmExchange(attempt);
      case "XOAUTH2", "OAUTHBEARER" -> new BearerExchange(attempt);
      case "EXTERNAL", "ANONYMOUS" -> message -> attempt.user(SaslText.of(message)); // RFC 4422 appendix A, RFC 4505
      default -> message -> attempt.response(SaslText.base64(message));
    };
  }
}
