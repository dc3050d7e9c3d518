package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.io.ByteArrayOutputStream;

/**
 * The server's first packet: Protocol::HandshakeV10, or its predecessor HandshakeV9 (MySQL up to 3.22).
 *
 * <pre>
 *   | 10 | version NUL | connection id, 4 | salt, 8 | 0 | capabilities, 2 | character set, 1 | status, 2
 *   | capabilities, 2 | salt length, 1 | 6 zeros, and 4 more or MariaDB's capabilities | salt, 12 | NUL | plugin NUL |
 * </pre>
 *
 * @param capabilities bits; 0 of the oldest servers
 * @param characterSet number of a collation, or -1
 * @param salt what passwords are mixed with: 8 or 20 bytes
 * @param plugin the way to log in that the server likes best, or null
 */
record Greeting(
    int protocol, String version, long connectionId, long capabilities, int characterSet, byte[] salt, String plugin) {
  static final int FIRST_SALT = 8;
  private static final int LEAST_SECOND_SALT = 13; // with its NUL, whatever the length field says

  /** @throws io.wirestash.api.parser.Malformed {@code bad_greeting}, {@code truncated} */
  static Greeting read(Cursor in) {
    int protocol = in.u8();
    if (protocol != 9 && protocol != 10) throw in.malformed("bad_greeting");
    String version = Fields.text(Fields.terminated(in));
    long id = in.u32le();
    Slice salt = in.bytes(FIRST_SALT);
    if (in.remaining() < 3) return new Greeting(protocol, version, id, 0, -1, salt.copy(), null);
    if (in.u8() != 0) throw in.malformed("bad_greeting");
    long low = in.u16le();
    if (in.remaining() < 16) {
      int characterSet = in.remaining() == 0 ? -1 : in.u8();
      return new Greeting(protocol, version, id, low, characterSet, salt.copy(), null);
    }
    int characterSet = in.u8();
    in.skip(2); // status
    long capabilities = low | (long) in.u16le() << 16;
    int saltLength = in.u8();
    in.skip(10);
    byte[] whole = whole(salt, secondSalt(in, saltLength));
    String plugin = Capability.PLUGIN_AUTH.in(capabilities) ? Fields.text(Fields.terminated(in)) : null;
    return new Greeting(protocol, version, id, capabilities, characterSet, whole, plugin);
  }

  private static Slice secondSalt(Cursor in, int length) {
    return in.bytes(Math.min(in.remaining(), Math.max(LEAST_SECOND_SALT, length - FIRST_SALT)));
  }

  private static byte[] whole(Slice first, Slice second) {
    ByteArrayOutputStream salt = new ByteArrayOutputStream();
    salt.writeBytes(first.copy());
    salt.writeBytes(Fields.withoutNul(second.copy()));
    return salt.toByteArray();
  }
}
