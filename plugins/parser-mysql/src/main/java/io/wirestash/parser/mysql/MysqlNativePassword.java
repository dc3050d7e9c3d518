package io.wirestash.parser.mysql;

import java.nio.charset.StandardCharsets;

/**
 * {@code mysql_native_password}, since MySQL 4.1: SHA1(password) XOR SHA1(salt, SHA1(SHA1(password))).
 * Source: MySQL source documentation, "Native Authentication".
 */
public final class MysqlNativePassword {
  static final int LENGTH = 20;

  private MysqlNativePassword() {}

  /** True if this password makes this answer to the server's 20 bytes. */
  public static boolean matches(String password, byte[] challenge, byte[] response) {
    Digest sha1 = new Digest("SHA-1");
    byte[] once = sha1.of(password.getBytes(StandardCharsets.UTF_8));
    byte[] mixed = sha1.of(challenge, sha1.of(once));
    return Digest.isXor(response, once, mixed);
  }
}
