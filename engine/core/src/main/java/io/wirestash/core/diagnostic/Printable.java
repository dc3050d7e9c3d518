package io.wirestash.core.diagnostic;

/** Text of unknown origin made fit for a terminal: nothing in it moves the cursor, colours, or reorders. */
public final class Printable {
  private Printable() {}

  /** Control characters, line separators, bidirectional controls and lone surrogates as escapes; a tab as one blank. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) if (!plain(text.charAt(i))) return escape(text);
    return text;
  }

  private static boolean plain(char c) {
    return c >= 0x20 && c < 0x7f;
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      if (c == '\t') safe.append(' ');
      else if (unsafe(c)) hex(safe, c);
      else safe.appendCodePoint(c);
      i += Character.charCount(c);
    }
    return safe.toString();
  }

  private static boolean unsafe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }

  private static void hex(StringBuilder to, int c) {
    String digits = Integer.toHexString(c);
    if (c < 0x100) to.append("\\x").append(digits.length() == 1 ? "0" : "").append(digits);
    else to.append("\\u{").append(digits).append('}');
  }
}
