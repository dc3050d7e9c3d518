package io.wirestash.parser.mongodb;

import io.wirestash.api.event.EventType;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The messages of a SCRAM login (RFC 5802, RFC 7677), joined as both sides sign them, and the client's proof.
 *
 * <pre>
 *   n=user,r=nonce , r=nonces,s=salt,i=iterations , c=biws,r=nonces ,p=proof
 * </pre>
 *
 * <p>With SCRAM-SHA-1, MongoDB takes the MD5 of {@code user:mongo:password} for the password.
 */
public final class Scram {
  private static final String PROOF = ",p=";

  /** Most rounds that {@link #matches} makes; servers ask for 10 000 to 15 000. */
  private static final int MAX_ITERATIONS = 10_000_000;

  private Scram() {}

  /** The value of an attribute in a message, or null. */
  static String attribute(String message, char name) {
    for (String part : message.split(",")) {
      if (part.length() > 1 && part.charAt(0) == name && part.charAt(1) == '=') return part.substring(2);
    }
    return null;
  }

  /** The number of rounds in a message, or {@link EventType#ABSENT}. */
  static int iterations(String message) {
    String rounds = attribute(message, 'i');
    return rounds != null && rounds.matches("[1-9]\\d{0,8}") ? Integer.parseInt(rounds) : EventType.ABSENT;
  }

  /** A user name as sent: RFC 5802 section 5.1. */
  static String user(String sent) {
    return sent == null ? null : sent.replace("=2C", ",").replace("=3D", "=");
  }

  /**
   * Tells whether a login was made with this password.
   *
   * @param mechanism SCRAM-SHA-1 or SCRAM-SHA-256
   * @param exchange the messages, joined
   */
  public static boolean matches(String password, String mechanism, String exchange) {
    int proof = exchange.lastIndexOf(PROOF);
    boolean sha1 = mechanism.equals("SCRAM-SHA-1");
    int iterations = iterations(exchange);
    if (proof < 0 || iterations < 1 || iterations > MAX_ITERATIONS) return false;
    byte[] salt = Base64.getDecoder().decode(attribute(exchange, 's'));
    byte[] sent = Base64.getDecoder().decode(exchange.substring(proof + PROOF.length()));
    byte[] secret = secret(password, user(attribute(exchange, 'n')), sha1);
    try {
      return Arrays.equals(sent, proof(secret, salt, iterations, exchange.substring(0, proof), sha1 ? "1" : "256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-1 and SHA-256", e);
    }
  }

  private static byte[] secret(String password, String user, boolean sha1) {
    if (!sha1) return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    return MongodbCr.digest(user + ":mongo:" + password).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] proof(byte[] secret, byte[] salt, int iterations, String signed, String sha)
      throws GeneralSecurityException {
    String hmac = "HmacSHA" + sha;
    byte[] salted = salted(secret, salt, iterations, hmac);
    byte[] clientKey = hmac(hmac, salted, "Client Key".getBytes(StandardCharsets.US_ASCII));
    byte[] storedKey = MessageDigest.getInstance("SHA-" + sha).digest(clientKey);
    byte[] signature = hmac(hmac, storedKey, signed.getBytes(StandardCharsets.UTF_8));
    return xor(clientKey, signature);
  }

  /** Hi() of RFC 5802 section 2.2. */
  private static byte[] salted(byte[] secret, byte[] salt, int iterations, String hmac)
      throws GeneralSecurityException {
    Mac mac = mac(hmac, secret);
    mac.update(salt);
    byte[] round = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] result = round.clone();
    for (int i = 1; i < iterations; i++) {
      round = mac.doFinal(round);
      xor(result, round);
    }
    return result;
  }

  private static byte[] hmac(String name, byte[] key, byte[] message) throws GeneralSecurityException {
    return mac(name, key).doFinal(message);
  }

  private static Mac mac(String name, byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(name);
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name)); // a key's missing bytes are 0: RFC 2104
    return mac;
  }

  /** Changes the first and returns it. */
  private static byte[] xor(byte[] first, byte[] second) {
    for (int i = 0; i < first.length; i++) first[i] ^= second[i];
    return first;
  }
}
