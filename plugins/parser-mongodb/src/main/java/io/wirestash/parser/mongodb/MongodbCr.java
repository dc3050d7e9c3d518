package io.wirestash.parser.mongodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** MONGODB-CR, the login of servers before 4.0: key = MD5(nonce, user, MD5(user:mongo:password)), in hexadecimal. */
public final class MongodbCr {
  private MongodbCr() {}

  /** Tells whether a login was made with this password. */
  public static boolean matches(String password, String user, String nonce, String key) {
    return digest(nonce + user + digest(user + ":mongo:" + password)).equalsIgnoreCase(key);
  }

  /** MD5 in hexadecimal digits. */
  static String digest(String text) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
