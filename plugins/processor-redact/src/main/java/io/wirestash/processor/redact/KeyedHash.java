package io.wirestash.processor.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) of values as text, its first 128 bits as 32 hexadecimal digits. Any thread. */
final class KeyedHash {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  private KeyedHash(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** @param key null for one of its own */
  static KeyedHash of(String key) {
    if (key != null) return new KeyedHash(key.getBytes(StandardCharsets.UTF_8));
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return new KeyedHash(random);
  }

  String of(Object value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] hash = mac.doFinal(value.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) { // every Java has it
      throw new IllegalStateException(e);
    }
  }
}
