package io.wirestash.parser.http;

import java.util.Arrays;

/**
 * Overwrites passwords with asterisks where HTTP carries them: credentials and cookies in header fields, the user
 * information of URLs, and values that queries, forms, JSON and XML give to names which speak of passwords, keys or
 * tokens. Lengths stay, but for credentials.
 */
final class HiddenSecrets {
  private static final byte HIDDEN = '*';

  /** A name, "=" and a value. */
  private static final int SHORTEST = 5;

  private HiddenSecrets() {}

  // ---- heads

  static void in(Head head) {
    for (KnownField field : new KnownField[] {KnownField.AUTHORIZATION, KnownField.PROXY_AUTHORIZATION}) {
      for (int line = head.lineOf(field, 0); line >= 0; line = head.lineOf(field, line + 1)) credentials(head, line);
    }
    for (KnownField field : new KnownField[] {KnownField.COOKIE, KnownField.SET_COOKIE}) {
      for (int line = head.lineOf(field, 0); line >= 0; line = head.lineOf(field, line + 1)) {
        cookies(head.valueAt(line), field == KnownField.COOKIE);
      }
    }
    WireText referer = head.value(KnownField.REFERER);
    if (referer != null) url(referer);
    url(head.startLine());
  }

  /** Keeps the scheme. */
  private static void credentials(Head head, int line) {
    WireText value = head.valueAt(line);
    int space = value.indexOf(' ');
    int from = space < 0 ? 0 : space + 1;
    int shown = Math.min(3, value.length() - from);
    fill(value, from, from + shown);
    head.shorten(line, from + shown);
  }

  /** Keeps names. Attributes follow the first value that a server sets (RFC 6265 section 4.1.1). */
  private static void cookies(WireText value, boolean all) {
    boolean hidden = false;
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) == ';') {
        if (!all) return;
        hidden = false;
      } else if (hidden) {
        fill(value, i, i + 1);
      } else if (value.at(i) == '=') {
        hidden = true;
      }
    }
  }

  /** {@code http://user:password@host/?name=value}, which may have other words around it. */
  private static void url(WireText text) {
    int colon = text.indexOf(':');
    boolean absolute = colon >= 0 && text.sub(colon, text.length()).startsWith("://");
    if (absolute) userInformation(text, colon + 3);
    in(text.bytes(), text.from(), text.from() + text.length());
  }

  private static void userInformation(WireText text, int from) {
    int at = -1;
    int colon = -1;
    for (int i = from; i < text.length() && "/?# ".indexOf(text.at(i)) < 0; i++) {
      if (text.at(i) == '@') at = i;
      if (text.at(i) == ':' && colon < 0) colon = i;
    }
    if (at > 0 && colon > 0 && colon < at) fill(text, colon + 1, at);
  }

  private static void fill(WireText text, int from, int to) {
    Arrays.fill(text.bytes(), text.from() + from, text.from() + to, HIDDEN);
  }

  // ---- names with values

  /** Hides the values of names that speak of secrets. */
  static void in(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      String word = wordAt(bytes, i, to);
      if (word != null) i = value(bytes, i + word.length(), to);
    }
  }

  /** The word that begins here, or null. Two letters rule out nearly every place. */
  private static String wordAt(byte[] bytes, int at, int to) {
    if (to - at < SHORTEST) return null;
    String word = switch (WireText.lower(bytes[at]) << 8 | WireText.lower(bytes[at + 1])) {
      case 'p' << 8 | 'a' -> "pass";
      case 'p' << 8 | 'w' -> "pwd";
      case 's' << 8 | 'e' -> "secret";
      case 't' << 8 | 'o' -> "token";
      case 'a' << 8 | 'p' -> bytes[at + 3] == '_' ? "api_key" : "apikey";
      case 'c' << 8 | 'r' -> "credential";
      default -> null;
    };
    return word != null && new WireText(bytes, at, to - at).startsWith(word) ? word : null;
  }

  /** Hides a value after the rest of its name; returns the last index looked at. */
  private static int value(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (Character.isLetterOrDigit(bytes[i]) || "_-[]%.".indexOf(bytes[i]) >= 0)) i++;
    if (i == to) return i;
    return switch (bytes[i]) {
      case '=' -> hide(bytes, i + 1, to, "& \r\n;");
      case '>' -> hide(bytes, i + 1, to, "<");
      case '"' -> afterQuote(bytes, i + 1, to);
      default -> i;
    };
  }

  /** JSON: {@code "name" : "value"}. Forms of several parts (RFC 7578): {@code name="name"}, empty line, value. */
  private static int afterQuote(byte[] bytes, int from, int to) {
    int i = skipBlanks(bytes, from, to);
    if (i < to && bytes[i] == ':') {
      i = skipBlanks(bytes, i + 1, to);
      boolean text = i < to && bytes[i] == '"';
      return text ? hide(bytes, i + 1, to, "\"") : hide(bytes, i, to, ",}] \r\n");
    }
    boolean part = to - from > 4 && new WireText(bytes, from, 4).is("\r\n\r\n");
    return part ? hide(bytes, from + 4, to, "\r\n") : from - 1;
  }

  private static int skipBlanks(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] == ' ') i++;
    return i;
  }

  private static int hide(byte[] bytes, int from, int to, String ends) {
    boolean escaped = false;
    int i = from;
    for (; i < to && (escaped || ends.indexOf(bytes[i]) < 0); i++) {
      escaped = !escaped && bytes[i] == '\\';
      bytes[i] = HIDDEN;
    }
    return i;
  }
}
