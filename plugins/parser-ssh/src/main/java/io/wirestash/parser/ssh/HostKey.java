package io.wirestash.parser.ssh;

import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The key by which a server proves who it is, or its certificate. Format: RFC 4253 sections 6.6 and 8, RFC 4251. */
record HostKey(
    @Help("Kind of key, such as ssh-ed25519.") String type,
    @Help("SHA-256 as ssh-keygen writes it; of a certificate as a whole.") String fingerprint) {
  private static final int LONGEST_TYPE = 64;

  /**
   * Reads the answer of a key exchange, whose first field is the key; null if that is no key: the group that group
   * exchange (RFC 4419) sends first is a number, without the name of a type.
   */
  static HostKey read(Cursor in) {
    Slice key = in.bytes(in.i32());
    String type = type(key);
    return type == null ? null : new HostKey(type, fingerprint(key));
  }

  private static String type(Slice key) {
    if (key.length() < 5 || key.at(0) != 0 || key.at(1) != 0 || key.at(2) != 0) return null;
    int length = key.at(3);
    if (length == 0 || length > LONGEST_TYPE || length > key.length() - 4) return null;
    for (int i = 4; i < 4 + length; i++) if (key.at(i) <= ' ' || key.at(i) > '~') return null;
    return new Slice(key.array(), key.offset() + 4, length).toString();
  }

  private static String fingerprint(Slice key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(key.array(), key.offset(), key.length());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
