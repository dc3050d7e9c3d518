package io.wirestash.parser.smtp;

import io.wirestash.api.event.Help;

/**
 * A reply of the server (RFC 5321 section 4.2).
 *
 * @param enhancedCode RFC 3463, or null
 * @param text lines are separated by line feeds
 */
record Reply(
    @Help("Code of three digits.") int code,
    @Help("Enhanced status code, such as 5.7.8.") String enhancedCode,
    @Help("Text without the code; its lines are separated by line feeds.") String text) {
  static final int READY = 220;
  static final int CHALLENGE = 334;
  static final int START_INPUT = 354;

  static Reply of(int code, String text) {
    return new Reply(code, enhanced(code, text), text);
  }

  boolean isPositive() {
    return code >= 200 && code < 300;
  }

  boolean isNegative() {
    return code >= 400;
  }

  String firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** RFC 2034: class, subject and detail at the beginning of the text; the class is the first digit of the code. */
  private static String enhanced(int code, String text) {
    int at = 0;
    if (text.length() < 5 || text.charAt(0) - '0' != code / 100) return null;
    for (int number = 0; number < 3; number++) {
      if (number > 0 && (at == text.length() || text.charAt(at++) != '.')) return null;
      int from = at;
      while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) at++;
      if (at == from || at - from > 3) return null;
    }
    boolean ends = at == text.length() || text.charAt(at) == ' ' || text.charAt(at) == '\n';
    return ends ? text.substring(0, at) : null;
  }
}
