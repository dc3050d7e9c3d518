package io.wirestash.parser.http;

/**
 * A status line (RFC 9112 section 4): version, status, reason.
 *
 * @param status as sent; null in HTTP/0.9
 * @param code the status as a number, or 0 if it is none of three digits
 */
record StatusLine(String version, String status, int code, WireText reason) {
  private static final String[] STATUS = new String[600];

  static {
    for (int i = 100; i < STATUS.length; i++) STATUS[i] = Integer.toString(i);
  }

  /** Of a response that is a body only. */
  static final StatusLine OLD = new StatusLine(null, null, 0, WireText.EMPTY);

  static StatusLine of(WireText line) {
    int space = line.indexOf(' ');
    if (space < 0) space = line.length();
    String version = Versions.name(line.sub(Versions.PREFIX.length(), space));
    WireText rest = line.sub(space, line.length()).trimmed();
    int end = rest.indexOf(' ');
    if (end < 0) end = rest.length();
    int code = code(rest.sub(0, end));
    WireText reason = rest.sub(end, rest.length()).trimmed();
    String status = code < 100 || code >= STATUS.length ? rest.sub(0, end).toString() : STATUS[code];
    return new StatusLine(version, status, code, reason);
  }

  private static int code(WireText digits) {
    if (digits.length() != 3) return 0;
    int code = 0;
    for (int i = 0; i < 3; i++) {
      int digit = digits.at(i) - '0';
      if (digit < 0 || digit > 9) return 0;
      code = code * 10 + digit;
    }
    return code;
  }

  boolean isInterim() {
    return code >= 100 && code < 200 && code != 101;
  }

  boolean isSuccess() {
    return code >= 200 && code < 300;
  }
}
