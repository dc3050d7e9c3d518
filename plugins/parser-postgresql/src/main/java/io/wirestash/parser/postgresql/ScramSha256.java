package io.wirestash.parser.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** SCRAM-SHA-256 (RFC 5802 section 3, RFC 7677), also with channel binding. */
public final class ScramSha256 {
  private static final int BITS = 256;
  private static final int MOST_ITERATIONS = 10_000_000;

  private ScramSha256() {}

  /**
   * True if this password makes the proof of a conversation.
   *
   * @param clientFirst as sent: {@code n,,n=,r=…}
   * @param serverFirst {@code r=…,s=…,i=…}
   * @param clientFinal {@code c=…,r=…,p=…}
   */
  public static boolean matches(String password, String clientFirst, String serverFirst, String clientFinal) {
    byte[] proof = base64(attribute(clientFinal, "p="));
    byte[] salt = base64(attribute(serverFirst, "s="));
    int iterations = number(attribute(serverFirst, "i="));
    if (proof == null || salt == null || salt.length == 0) return false;
    if (iterations < 1 || iterations > MOST_ITERATIONS) return false;
    try {
      byte[] clientKey = hmac(salted(password, salt, iterations), "Client Key");
      byte[] storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
      byte[] signature = hmac(storedKey, message(clientFirst, serverFirst, clientFinal));
      for (int i = 0; i < signature.length; i++) signature[i] ^= clientKey[i];
      return Arrays.equals(signature, proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What the proof signs: all three messages, without the first's header and the last's proof. */
  static String message(String clientFirst, String serverFirst, String clientFinal) {
    int bare = clientFirst.indexOf(',', clientFirst.indexOf(',') + 1) + 1;
    int proof = clientFinal.lastIndexOf(",p=");
    return clientFirst.substring(bare) + ',' + serverFirst + ',' + clientFinal.substring(0, Math.max(proof, 0));
  }

  /** The value of an attribute, or null. */
  static String attribute(String message, String name) {
    for (String each : message.split(",")) if (each.startsWith(name)) return each.substring(name.length());
    return null;
  }

  private static byte[] salted(String password, byte[] salt, int iterations) throws GeneralSecurityException {
    String prepared = Normalizer.normalize(password, Normalizer.Form.NFKC); // the part of RFC 4013 that changes letters
    PBEKeySpec spec = new PBEKeySpec(prepared.toCharArray(), salt, iterations, BITS);
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] base64(String text) {
    try {
      return text == null ? null : Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int number(String text) {
    boolean plain = text != null && text.length() < 10 && !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    return plain ? Integer.parseInt(text) : -1;
  }
}
