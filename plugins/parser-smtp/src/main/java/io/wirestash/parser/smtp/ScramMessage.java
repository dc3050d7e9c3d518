package io.wirestash.parser.smtp;

/** The messages of SCRAM: attributes of one letter each, with commas between them (RFC 5802 section 5.1). */
final class ScramMessage {
  private ScramMessage() {}

  /** An attribute's value, or null. */
  static String attribute(String message, char letter) {
    for (int at = 0; at >= 0 && at < message.length(); ) {
      int comma = message.indexOf(',', at);
      int end = comma < 0 ? message.length() : comma;
      if (end - at >= 2 && message.charAt(at) == letter && message.charAt(at + 1) == '=') return message.substring(at + 2, end);
      at = comma < 0 ? -1 : comma + 1;
    }
    return null;
  }

  /** The client's first message without its GS2 header, which ends with the second comma, or null. */
  static String bare(String first) {
    int comma = first.indexOf(',');
    int second = comma < 0 ? -1 : first.indexOf(',', comma + 1);
    return second < 0 ? null : first.substring(second + 1);
  }

  /** A user name, in which commas and equals signs are escaped. */
  static String name(String escaped) {
    return escaped.replace("=2C", ",").replace("=3D", "=");
  }
}
