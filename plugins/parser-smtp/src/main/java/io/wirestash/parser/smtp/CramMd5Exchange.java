package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** CRAM-MD5: answers a challenge with {@code user digest} (RFC 2195). */
final class CramMd5Exchange implements Sasl {
  private static final int HASHCAT = 10200;

  private final LoginAttempt attempt;
  private byte[] challenge;

  CramMd5Exchange(LoginAttempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public void challenge(byte[] message) {
    if (challenge != null) return;
    challenge = message;
    attempt.challenge(SaslText.base64(message));
  }

  @Override
  public void response(byte[] message) {
    if (message.length == 0) return;
    String text = SaslText.of(message);
    int blank = text.lastIndexOf(' ');
    if (blank < 0) return;
    attempt.user(text.substring(0, blank)).response(text.substring(blank + 1));
    if (challenge == null) return;
    String value = "$cram_md5$" + SaslText.base64(challenge) + '$' + SaslText.base64(message);
    attempt.hash(new PasswordHash("cram_md5", HASHCAT, value));
  }

  /** True if this password gives this digest (hexadecimal) to this challenge. */
  static boolean matches(String password, byte[] challenge, String digest) {
    byte[] expected = Digests.hmac("HmacMD5", password.getBytes(StandardCharsets.UTF_8), challenge);
    return HexFormat.of().formatHex(expected).equalsIgnoreCase(digest);
  }
}
