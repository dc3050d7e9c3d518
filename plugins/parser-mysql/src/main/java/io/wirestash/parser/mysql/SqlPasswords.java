package io.wirestash.parser.mysql;

import java.util.Locale;

/**
 * Hides passwords in SQL. Which literal is one only the server knows for sure; so all literals after a word that ends
 * in PASSWORD or is IDENTIFIED
 * are hidden, up to the end of their statement, and every literal that has {@code password} or
 * {@code ://} in it. One pass over one text.
 */
final class SqlPasswords {
  static final String HIDDEN = "'***'";

  private final String text;
  private final StringBuilder out = new StringBuilder();
  private boolean armed;
  private boolean found;
  private int at;

  SqlPasswords(String text) {
    this.text = text;
  }

  boolean found() {
    return found;
  }

  String hidden() {
    while (at < text.length()) next(text.charAt(at));
    return out.toString();
  }

  private void next(char c) {
    if (c == '\'' || c == '"') literal(closing(c, true));
    else if (c == '`') copy(closing(c, false));
    else if (c == '#' || begins("-- ")) copy(after("\n", at));
    else if (begins("/*") && !begins("/*!") && !begins("/*M!")) copy(after("*/", at + 2)); // those are executed
    else if (Character.isLetter(c) || c == '_') word();
    else plain(c);
  }

  private boolean begins(String mark) {
    return text.startsWith(mark, at);
  }

  private void plain(char c) {
    if (c == ';') armed = false;
    out.append(c);
    at++;
  }

  private void word() {
    int from = at;
    while (at < text.length() && isPartOfWord(text.charAt(at))) at++;
    String word = text.substring(from, at);
    String upper = word.toUpperCase(Locale.ROOT);
    if (upper.endsWith("PASSWORD") || upper.equals("IDENTIFIED")) armed = found = true;
    out.append(word);
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private void literal(int end) {
    String literal = text.substring(at, end);
    boolean hide = armed || literal.contains("://") || literal.toLowerCase(Locale.ROOT).contains("password");
    found |= hide;
    out.append(hide ? HIDDEN : literal);
    at = end;
  }

  /** A comment or a name: nothing in it counts. */
  private void copy(int end) {
    out.append(text, at, end);
    at = end;
  }

  private int after(String mark, int from) {
    int end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + mark.length();
  }

  /** After the closing quote; a doubled one stands for itself. */
  private int closing(char quote, boolean backslashes) {
    int i = at + 1;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean doubled = c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote;
      if (c == quote && !doubled) return i + 1;
      i += doubled || backslashes && c == '\\' ? 2 : 1;
    }
    return text.length();
  }
}
