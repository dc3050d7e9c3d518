package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Slice;
import java.util.Locale;

/**
 * SQL as events show it. Which literal is a password only the server knows for sure; so all literals after a word that
 * ends in PASSWORD or is IDENTIFIED are hidden, up to the end of their statement, and every literal that has
 * {@code password} or {@code ://} in it.
 *
 * @param text at most {@link Fields#MOST_TEXT} bytes of it
 * @param truncated true if there is more
 * @param secretive true if something was hidden: then messages about the statement may repeat it
 */
record Statement(String text, boolean truncated, boolean secretive) {
  private static final String HIDDEN = "'***'";

  static Statement of(Slice sql, boolean shown) {
    String text = Fields.text(sql);
    boolean truncated = sql.length() > Fields.MOST_TEXT;
    if (text == null || shown) return new Statement(text, truncated, false);
    Hiding hiding = new Hiding(text);
    String hidden = hiding.run();
    return new Statement(hidden, truncated, hiding.found);
  }

  /** The first part, for events that repeat it. */
  Statement shortened(int most) {
    if (text == null || text.length() <= most) return this;
    return new Statement(text.substring(0, most), true, secretive);
  }

  /** A message about a statement with secrets, without all that it quotes. */
  static String withoutQuotes(String message) {
    int first = message.indexOf('\'');
    int last = message.lastIndexOf('\'');
    return first < 0 ? message : message.substring(0, first) + HIDDEN + message.substring(last + 1);
  }

  /** One pass over a text. */
  private static final class Hiding {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private boolean armed;
    private boolean found;
    private int at;

    Hiding(String text) {
      this.text = text;
    }

    String run() {
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '\'' || c == '"') literal(c);
        else if (Character.isLetter(c) || c == '_') word();
        else plain(c);
      }
      return out.toString();
    }

    private void plain(char c) {
      if (c == ';') armed = false;
      out.append(c);
      at++;
    }

    private void word() {
      int from = at;
      while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) at++;
      String word = text.substring(from, at);
      String upper = word.toUpperCase(Locale.ROOT);
      if (upper.endsWith("PASSWORD") || upper.equals("IDENTIFIED")) armed = found = true;
      out.append(word);
    }

    private void literal(char quote) {
      int from = at;
      at = end(quote);
      String literal = text.substring(from, at);
      boolean hide = armed || literal.contains("://") || literal.toLowerCase(Locale.ROOT).contains("password");
      found |= hide;
      out.append(hide ? HIDDEN : literal);
    }

    /** After the closing quote; a backslash takes the next character with it, a doubled quote stands for one. */
    private int end(char quote) {
      int i = at + 1;
      while (i < text.length()) {
        char c = text.charAt(i);
        if (c == '\\') i++;
        else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) i++;
        else if (c == quote) return i + 1;
        i++;
      }
      return text.length();
    }
  }
}
