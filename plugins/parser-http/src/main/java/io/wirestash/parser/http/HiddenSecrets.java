package io.wirestash.parser.http;

import java.util.Arrays;

/**
 * Overwrites passwords with asterisks where HTTP carries them: credentials and cookies in header fields, the user
 * information of URLs, and values that queries, forms, JSON and XML give to names which speak of passwords, keys or
 * tokens. Lengths stay, but for credentials.
 */
final class HiddenSecrets {
  private static final byte HIDDEN = '*';

  private static final String[] WORDS = {"pass", "pwd", "secret", "token", "api_key", "apikey", "credential"};

  /** Which bytes stand in names. */
  private static final boolean[] NAME = new boolean[256];

  static {
    for (int c = '0'; c <= 'z'; c++) NAME[c] = Character.isLetterOrDigit(c);
    for (char c : "_-[]%.".toCharArray()) NAME[c] = true;
  }

  private HiddenSecrets() {}

  // ---- heads

  static void in(Head head) {
    for (int line = 0; line < head.lines(); line++) {
      KnownField field = head.known(line);
      if (field == null) continue;
      switch (field) {
        case AUTHORIZATION, PROXY_AUTHORIZATION -> credentials(head, line);
        case COOKIE -> cookies(head.valueAt(line), true);
        case SET_COOKIE -> cookies(head.valueAt(line), false);
        case REFERER -> url(head.valueAt(line));
        default -> { }
      }
    }
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
    int from = 0;
    do {
      int end = value.indexOf(';', from);
      if (end < 0) end = value.length();
      int equals = value.indexOf('=', from);
      if (equals >= 0 && equals < end) fill(value, equals + 1, end);
      from = end + 1;
    } while (all && from < value.length());
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

  /** Hides the values of names that speak of secrets. Of most text only what ends a name is looked for. */
  static void in(byte[] bytes, int from, int to) {
    int begin = from;
    for (int i = endOfName(bytes, begin, to); i < to; i = endOfName(bytes, begin, to)) {
      int last = speaksOfSecrets(bytes, startOfName(bytes, begin, i), i) ? value(bytes, i, to) : i;
      begin = last + 1;
    }
  }

  private static int endOfName(byte[] bytes, int from, int to) {
    return ByteSearch.anyOf('=', '>', '"', bytes, from, to);
  }

  private static int startOfName(byte[] bytes, int from, int end) {
    int i = end;
    while (i > from && NAME[bytes[i - 1] & 0xff]) i--;
    return i;
  }

  private static boolean speaksOfSecrets(byte[] bytes, int from, int end) {
    for (int i = from; i + 3 <= end; i++) {
      if (mayBegin(bytes[i], bytes[i + 1]) && isWord(new WireText(bytes, i, end - i))) return true;
    }
    return false;
  }

  /** Two letters rule out nearly every place. */
  private static boolean mayBegin(byte first, byte second) {
    return switch (WireText.lower(first)) {
      case 'p' -> true;
      case 's' -> WireText.lower(second) == 'e';
      case 't' -> WireText.lower(second) == 'o';
      case 'a' -> WireText.lower(second) == 'p';
      case 'c' -> WireText.lower(second) == 'r';
      default -> false;
    };
  }

  private static boolean isWord(WireText text) {
    for (String word : WORDS) if (text.startsWith(word)) return true;
    return false;
  }

  /** Hides the value after a name that ends here; returns the last index looked at. */
  private static int value(byte[] bytes, int nameEnd, int to) {
    return switch (bytes[nameEnd]) {
      case '=' -> hide(bytes, nameEnd + 1, to, "& \r\n;");
      case '>' -> hide(bytes, nameEnd + 1, to, "<");
      default -> afterQuote(bytes, nameEnd + 1, to);
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
