package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Slice;

/**
 * SQL as events show it.
 *
 * @param text at most {@link Fields#MOST_TEXT} bytes of it
 * @param truncated true if there is more
 * @param secretive true if something was hidden: then messages about the statement may repeat it
 */
record Statement(String text, boolean truncated, boolean secretive) {
  /** @param shown true if passwords may be seen */
  static Statement of(Slice sql, boolean shown) {
    String text = Fields.text(sql);
    boolean truncated = sql.length() > Fields.MOST_TEXT;
    if (text == null || shown) return new Statement(text, truncated, false);
    SqlPasswords passwords = new SqlPasswords(text);
    return new Statement(passwords.hidden(), truncated, passwords.found());
  }

  /** The first part, for events that repeat it. */
  Statement shortened(int most) {
    if (text == null || text.length() <= most) return this;
    return new Statement(text.substring(0, most), true, secretive);
  }

  /** A message about a statement with secrets, without all that it quotes. */
  static String withoutQuotes(String message) {
    if (message == null) return null;
    int first = message.indexOf('\'');
    int last = message.lastIndexOf('\'');
    return first < 0 ? message : message.substring(0, first) + SqlPasswords.HIDDEN + message.substring(last + 1);
  }
}
