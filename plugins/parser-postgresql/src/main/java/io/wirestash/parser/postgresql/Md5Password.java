package io.wirestash.parser.postgresql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer of the method {@code md5}: "md5", and MD5(MD5(password, user) in hexadecimal, salt) in hexadecimal. */
public final class Md5Password {
  private static final HexFormat HEX = HexFormat.of();

  private Md5Password() {}

  /**
   * True if this password makes this answer.
   *
   * @param salt the server's 4 bytes
   * @param response with its "md5" in front
   */
  public static boolean matches(String password, String user, byte[] salt, String response) {
    byte[] inner = HEX.formatHex(md5(utf8(password), utf8(user))).getBytes(StandardCharsets.US_ASCII);
    return response.equals("md5" + HEX.formatHex(md5(inner, salt)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] md5(byte[] first, byte[] second) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(first);
      return md5.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
