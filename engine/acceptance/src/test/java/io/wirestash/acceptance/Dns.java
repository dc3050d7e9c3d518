package io.wirestash.acceptance;

/** DNS messages about www.example, each char one byte (RFC 1035 section 4.1); 29 bytes each. */
final class Dns {
  private static final String QUESTION = "\3www\7example\0\0\1\0\1";

  private Dns() {}

  static String question(int id) {
    return header(id) + "\1\0" + "\0\1\0\0\0\0\0\0" + QUESTION;
  }

  /** There is no such name. */
  static String answer(int id) {
    return header(id) + "\u0081\u0083" + "\0\1\0\0\0\0\0\0" + QUESTION;
  }

  private static String header(int id) {
    return "" + (char) (id >> 8) + (char) (id & 0xff);
  }
}
