package io.wirestash.parser.mysql;

import java.nio.charset.StandardCharsets;

/**
 * The short answer of {@code caching_sha2_password}, since MySQL 8.0: SHA256(password) XOR
 * SHA256(SHA256(SHA256(password)), salt). Source: MySQL source documentation, "Caching_sha2_password information".
 */
public final class CachingSha2Password {
  static final int LENGTH = 32;

  private CachingSha2Password() {}

  /** True if this password makes this answer to the server's 20 bytes. */
  public static boolean matches(String password, byte[] challenge, byte[] response) {
    Digest sha256 = new Digest("SHA-256");
    byte[] once = sha256.of(password.getBytes(StandardCharsets.UTF_8));
    byte[] mixed = sha256.of(sha256.of(once), challenge);
    return Digest.isXor(response, once, mixed);
  }
}
