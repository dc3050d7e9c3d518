package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** SCRAM-SHA-1, SCRAM-SHA-256 and others (RFC 5802, RFC 7677): a proof over both sides' messages. */
final class ScramExchange implements Sasl {
  private final LoginAttempt attempt;
  private final String mechanism;
  private String clientFirst;
  private String serverFirst;
  private boolean proven;

  ScramExchange(LoginAttempt attempt, String mechanism) {
    this.attempt = attempt;
    this.mechanism = mechanism.toLowerCase(Locale.ROOT);
  }

  @Override
  public void challenge(byte[] message) {
    if (serverFirst != null || message.length == 0) return;
    serverFirst = SaslText.of(message);
    attempt.challenge(serverFirst);
  }

  @Override
  public void response(byte[] message) {
    String text = SaslText.of(message);
    if (clientFirst == null) first(text);
    else if (!proven && ScramMessage.attribute(text, 'p') != null) last(text);
  }

  private void first(String text) {
    clientFirst = ScramMessage.bare(text);
    String user = clientFirst == null ? null : ScramMessage.attribute(clientFirst, 'n');
    if (user != null) attempt.user(ScramMessage.name(user));
  }

  /** The auth message of RFC 5802 section 3 and the proof: all that a guess must be checked against. */
  private void last(String text) {
    proven = true;
    attempt.response(text);
    if (serverFirst != null) attempt.hash(PasswordHash.of(mechanism, clientFirst + ',' + serverFirst + ',' + text));
  }

  /**
   * True if this password gives the proof of a client's last message (RFC 5802 section 3).
   *
   * @param algorithm of the mechanism: {@code SHA-1}, {@code SHA-256}, {@code SHA-512}
   * @param clientFirst without its GS2 header
   * @param clientFinal with its proof
   */
  static boolean matches(String password, String algorithm, String clientFirst, String serverFirst, String clientFinal) {
    String hmac = "Hmac" + algorithm.replace("-", "");
    byte[] salt = Base64.getDecoder().decode(ScramMessage.attribute(serverFirst, 's'));
    int iterations = Integer.parseInt(ScramMessage.attribute(serverFirst, 'i'));
    byte[] salted = derived(password, hmac, salt, iterations, Digests.of(algorithm).getDigestLength());
    byte[] clientKey = Digests.hmac(hmac, salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
    String withoutProof = clientFinal.substring(0, clientFinal.lastIndexOf(",p="));
    byte[] message = (clientFirst + ',' + serverFirst + ',' + withoutProof).getBytes(StandardCharsets.UTF_8);
    byte[] signature = Digests.hmac(hmac, Digests.of(algorithm).digest(clientKey), message);
    for (int i = 0; i < signature.length; i++) signature[i] ^= clientKey[i];
    return Arrays.equals(signature, Base64.getDecoder().decode(ScramMessage.attribute(clientFinal, 'p')));
  }

  private static byte[] derived(String password, String hmac, byte[] salt, int iterations, int length) {
    try {
      PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 8 * length);
      return SecretKeyFactory.getInstance("PBKDF2With" + hmac).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2 with " + hmac, e);
    }
  }
}
