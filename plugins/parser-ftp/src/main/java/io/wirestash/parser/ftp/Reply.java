package io.wirestash.parser.ftp;

import io.wirestash.api.event.Help;

/**
 * A reply of the server (RFC 959 section 4.2).
 *
 * @param code from 100 to 659
 * @param text lines are separated by line feeds
 */
record Reply(
    @Help("Code of three digits.") int code,
    @Help("Text without the code; its lines are separated by line feeds.") String text) {
  static final int READY_SOON = 120;
  static final int READY = 220;
  static final int ENTERING_PASSIVE = 227;
  static final int ENTERING_EXTENDED_PASSIVE = 229;
  static final int SECURITY_ACCEPTED = 234;
  static final int PATH_IS = 257;
  static final int NEED_ACCOUNT = 332;

  /** The same without a password that the server repeats. */
  Reply without(String secret) {
    return secret == null || !text.contains(secret) ? this : new Reply(code, text.replace(secret, "*".repeat(secret.length())));
  }

  /** A server's first words, unless they answer REIN. */
  boolean isGreeting() {
    return code == READY || code == READY_SOON;
  }

  /** More replies to the same command follow. */
  boolean isPreliminary() {
    return code < 200;
  }

  boolean isPositive() {
    return code >= 200 && code < 300;
  }

  boolean isIntermediate() {
    return code >= 300 && code < 400;
  }

  boolean isNegative() {
    return code >= 400;
  }

  String firstLine() {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
