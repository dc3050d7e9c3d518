package io.wirestash.parser.postgresql;

/** Messages made by hand; each char is one byte. */
final class Bytes {
  static final String READY = message('Z', "I");
  static final String OK = message('R', i32(0));
  static final String SSL_REQUEST = startup(StartupPacket.SSL, "");
  static final String GSS_REQUEST = startup(StartupPacket.GSS, "");

  private Bytes() {}

  static String i32(int value) {
    StringBuilder text = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) text.append((char) (value >>> shift & 0xff));
    return text.toString();
  }

  static String message(char type, String body) {
    return type + i32(body.length() + 4) + body;
  }

  static String startup(int code, String parameters) {
    return i32(parameters.length() + 8) + i32(code) + parameters;
  }

  static String startup(String user, String database) {
    return startup(0x30000, "user\0" + user + "\0database\0" + database + "\0application_name\0test\0\0");
  }

  static String query(String sql) {
    return message('Q', sql + "\0");
  }

  static String complete(String tag) {
    return message('C', tag + "\0");
  }

  static String error(String code, String text) {
    return message('E', "SFEHLER\0VERROR\0C" + code + "\0M" + text + "\0\0");
  }

  static String row() {
    return message('D', "\0\1" + i32(1) + "x");
  }

  static String columns(int count) {
    return message('T', "\0" + (char) count + "rest");
  }
}
