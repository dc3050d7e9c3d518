package io.wirestash.parser.redis;

import io.wirestash.api.parser.Slice;

/**
 * A command as people type it: words between blanks on a line, in quotes if need be. In double quotes {@code \n \r \t
 * \b \a \xHH} are what they are in C and any other byte after a backslash stands for itself; in single quotes only
 * {@code \'} is special.
 */
final class InlineCommand {
  private static final int NO_QUOTE = 0;

  private final Slice line;
  private final byte[] word;
  private int at;
  private int length;

  private InlineCommand(Slice line) {
    this.line = line;
    this.word = new byte[line.length()];
  }

  /**
   * Adds the words of a line.
   *
   * @return false if the quotes do not match, which servers refuse; what follows the last quote is then one word
   */
  static boolean split(Slice line, Words words) {
    return new InlineCommand(line).split(words);
  }

  private boolean split(Words words) {
    while (skipBlanks()) {
      length = 0;
      boolean closed = word();
      words.add(word, 0, length);
      if (!closed) return false;
    }
    return true;
  }

  /** Goes to the next word, if there is one. */
  private boolean skipBlanks() {
    while (at < line.length() && blank(line.at(at))) at++;
    return at < line.length();
  }

  private boolean word() {
    int quote = NO_QUOTE;
    while (at < line.length()) {
      int c = line.at(at++);
      if (quote == NO_QUOTE && blank(c)) return true;
      if (quote == NO_QUOTE && (c == '"' || c == '\'')) quote = c;
      else if (c == quote) return at == line.length() || blank(line.at(at));
      else if (c == '\\' && at < line.length()) put(escaped(quote));
      else put(c);
    }
    return quote == NO_QUOTE;
  }

  /** What a backslash and the bytes after it stand for. */
  private int escaped(int quote) {
    int c = line.at(at);
    if (quote == NO_QUOTE || quote == '\'' && c != '\'') return '\\';
    at++;
    return switch (quote == '"' ? c : NO_QUOTE) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'a' -> 7;
      case 'x' -> hexadecimal();
      default -> c;
    };
  }

  private int hexadecimal() {
    int high = at + 1 < line.length() ? Character.digit(line.at(at), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(line.at(at + 1), 16);
    if (low < 0) return 'x';
    at += 2;
    return high << 4 | low;
  }

  private void put(int c) {
    word[length++] = (byte) c;
  }

  private static boolean blank(int c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }
}
