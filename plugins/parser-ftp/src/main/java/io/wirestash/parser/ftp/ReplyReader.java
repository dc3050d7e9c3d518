package io.wirestash.parser.ftp;

import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;

/**
 * Puts the lines of a reply together. RFC 959 section 4.2: a hyphen after the code says that more lines follow; the last
 * one begins with the same code and a blank. Of a long text the beginning is kept.
 */
final class ReplyReader {
  private static final int MAX_TEXT = 4096;
  private static final int CODE_LENGTH = 3;

  private final StringBuilder text = new StringBuilder();
  private int code; // of an unfinished reply, or 0

  /** True if this line begins with a code, and a blank, a hyphen or nothing after it. */
  static boolean hasCode(Slice line) {
    if (line.length() < CODE_LENGTH) return false;
    if (line.at(0) < '1' || line.at(0) > '6' || line.at(1) < '0' || line.at(1) > '5' || !isDigit(line.at(2))) return false;
    return line.length() == CODE_LENGTH || line.at(CODE_LENGTH) == ' ' || line.at(CODE_LENGTH) == '-';
  }

  /** True if the line goes on with a reply that was begun. */
  boolean inReply() {
    return code != 0;
  }

  /** Takes a line that {@link #hasCode} or is {@link #inReply}; returns the reply if it was its last, else null. */
  Reply line(Slice line) {
    boolean coded = hasCode(line) && (code == 0 || code == codeOf(line));
    boolean more = coded && line.length() > CODE_LENGTH && line.at(CODE_LENGTH) == '-';
    boolean first = code == 0;
    if (first) code = codeOf(line);
    add(line, coded ? Math.min(CODE_LENGTH + 1, line.length()) : 0, first);
    return coded && !more ? finish() : null;
  }

  /** Forgets a reply that was begun. */
  void restart() {
    text.setLength(0);
    code = 0;
  }

  private void add(Slice line, int from, boolean first) {
    if (text.length() >= MAX_TEXT) return;
    if (!first) text.append('\n');
    text.append(Text.of(line.array(), line.offset() + from, line.length() - from));
    if (text.length() > MAX_TEXT) text.setLength(MAX_TEXT);
  }

  private Reply finish() {
    Reply reply = new Reply(code, text.toString());
    restart();
    return reply;
  }

  private static int codeOf(Slice line) {
    return (line.at(0) - '0') * 100 + (line.at(1) - '0') * 10 + line.at(2) - '0';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
