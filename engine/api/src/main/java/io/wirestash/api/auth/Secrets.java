package io.wirestash.api.auth;

import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns passwords from the wire into what the pipeline lets events say of them. The ids of masked passwords are a keyed
 * hash (HMAC-SHA-256, its first 64 bits) with a key per run: they tell that two logins of a run used the same password,
 * whatever the worker, and are of no use to guess it, nor to compare two runs. Thread-safe.
 */
public final class Secrets {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int ID_BYTES = 8;

  /** Characters of a shown password: longer ones are cut, and end in an ellipsis. */
  static final int LONGEST = 4096;

  private final Credentials credentials;
  private final SecretKeySpec key;

  private Secrets(Credentials credentials, byte[] key) {
    this.credentials = credentials;
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** With a key of this object's own. */
  public static Secrets of(Credentials credentials) {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return of(credentials, key);
  }

  /** @param key any bytes, at least one; the same key gives the same ids */
  public static Secrets of(Credentials credentials, byte[] key) {
    return new Secrets(credentials, key);
  }

  /** What the pipeline says. */
  public Credentials credentials() {
    return credentials;
  }

  /** True if events may hold passwords, and whatever they could be guessed from. */
  public boolean shown() {
    return credentials == Credentials.SHOW;
  }

  /** What events may say of this password; null means nothing. */
  public Secret secret(byte[] password) {
    return switch (credentials) {
      case SHOW -> new Secret(cut(Text.of(password, 0, password.length)), password.length, null);
      case MASK -> new Secret(null, password.length, id(password));
      case DROP -> null;
    };
  }

  /** The same for text, whose bytes are its UTF-8. */
  public Secret secret(String password) {
    return secret(password.getBytes(StandardCharsets.UTF_8));
  }

  static String cut(String text) {
    return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + '…';
  }

  private String id(byte[] password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM); // one a call: it keeps state, and logins are rare
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(password), 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
