package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;

/**
 * Puts the lines of a reply together. RFC 5321 section 4.2.1: each line has the code; a hyphen after it says that more
 * follow. Of a long text the beginning is kept.
 */
final class ReplyReader {
  private static final int MAX_TEXT = 8192;
  private static final int CODE_LENGTH = 3;

  private final StringBuilder text = new StringBuilder();
  private boolean begun;

  /** True if this line begins with a code, and a blank, a hyphen or nothing after it. */
  static boolean hasCode(Slice line) {
    if (line.length() < CODE_LENGTH || line.at(0) < '2' || line.at(0) > '5') return false;
    if (!isDigit(line.at(1)) || !isDigit(line.at(2))) return false;
    return line.length() == CODE_LENGTH || line.at(CODE_LENGTH) == ' ' || line.at(CODE_LENGTH) == '-';
  }

  /** Takes a line that {@link #hasCode}; returns the reply if it was its last, else null. */
  Reply line(Slice line) {
    add(line);
    begun = line.length() > CODE_LENGTH && line.at(CODE_LENGTH) == '-';
    if (begun) return null;
    Reply reply = Reply.of(codeOf(line), text.toString());
    text.setLength(0);
    return reply;
  }

  /** Forgets a reply that was begun. */
  void restart() {
    text.setLength(0);
    begun = false;
  }

  private void add(Slice line) {
    if (text.length() >= MAX_TEXT) return;
    if (begun) text.append('\n');
    int from = Math.min(CODE_LENGTH + 1, line.length());
    text.append(Text.of(line.array(), line.offset() + from, line.length() - from));
    if (text.length() > MAX_TEXT) text.setLength(MAX_TEXT);
  }

  private static int codeOf(Slice line) {
    return (line.at(0) - '0') * 100 + (line.at(1) - '0') * 10 + line.at(2) - '0';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
