package io.wirestash.parser.mysql;

/** Packets made by hand; each char is one byte. */
final class Bytes {
  static final String SALT = "abcdefghijklmnopqrst";
  private static final int LOGIN_41 = 0x0008_8208; // PROTOCOL_41, SECURE_CONNECTION, PLUGIN_AUTH, CONNECT_WITH_DB

  private Bytes() {}

  static String packet(int sequence, String payload) {
    return le(payload.length(), 3) + (char) sequence + payload;
  }

  static String le(long value, int bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes; i++) text.append((char) (value >>> 8 * i & 0xff));
    return text.toString();
  }

  static String greeting(String plugin) {
    return greeting(plugin, 0xffff_ffffL & ~0x0820L); // no TLS, no compression
  }

  static String greeting(String plugin, long capabilities) {
    return packet(0, "\n8.0.36\0" + le(7, 4) + SALT.substring(0, 8) + "\0"
        + le(capabilities & 0xffff, 2) + "\u00ff" + le(2, 2) + le(capabilities >>> 16, 2)
        + "\u0015" + "\0".repeat(10) + SALT.substring(8) + "\0" + plugin + "\0");
  }

  /** What the client answers: capabilities are those that the members need. */
  static String login(String user, String answer, String database, String plugin) {
    return login(LOGIN_41, user, answer, database, plugin);
  }

  static String login(long capabilities, String user, String answer, String database, String plugin) {
    return packet(1, le(capabilities, 4) + le(1 << 24, 4) + "\u002d" + "\0".repeat(23)
        + user + "\0" + (char) answer.length() + answer + database + "\0" + plugin + "\0");
  }

  static String ok(int sequence) {
    return packet(sequence, "\0\0\0\u0002\0\0\0");
  }

  static String error(int sequence, int code, String state, String message) {
    return packet(sequence, "\u00ff" + le(code, 2) + "#" + state + message);
  }

  static String eof(int sequence, int flags) {
    return packet(sequence, "\u00fe\0\0" + le(flags, 2));
  }

  static String query(String sql) {
    return packet(0, "\u0003" + sql);
  }

  static String column(int sequence) {
    return packet(sequence, "\u0003def" + "\0".repeat(20));
  }
}
