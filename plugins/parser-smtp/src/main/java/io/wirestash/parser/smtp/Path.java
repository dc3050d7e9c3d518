package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Slice;

/**
 * The argument of MAIL or RCPT (RFC 5321 section 4.1.2): {@code FROM:<address> parameters}.
 *
 * @param address without angle brackets and source route; empty for {@code <>}
 * @param parameters what follows it, or null
 */
record Path(String address, String parameters) {
  static Path of(Slice argument) {
    String text = argument.text();
    String path = text.substring(text.indexOf(':') + 1).strip();
    if (!path.startsWith("<")) return bare(path);
    int end = closing(path);
    if (end < 0) return new Path(path.substring(1), null);
    return new Path(withoutRoute(path.substring(1, end)), orNull(path.substring(end + 1)));
  }

  /** Some clients leave the brackets out. */
  private static Path bare(String path) {
    int blank = path.indexOf(' ');
    return blank < 0 ? new Path(path, null) : new Path(path.substring(0, blank), orNull(path.substring(blank)));
  }

  /** The bracket that ends the path: one in a quoted local part does not. */
  private static int closing(String path) {
    boolean quoted = false;
    for (int i = 1; i < path.length(); i++) {
      char c = path.charAt(i);
      if (quoted && c == '\\') i++;
      else if (c == '"') quoted = !quoted;
      else if (c == '>' && !quoted) return i;
    }
    return -1;
  }

  /** RFC 5321 appendix C: a route before the address is to be ignored. */
  private static String withoutRoute(String path) {
    return path.startsWith("@") ? path.substring(path.indexOf(':') + 1) : path;
  }

  private static String orNull(String rest) {
    String stripped = rest.strip();
    return stripped.isEmpty() ? null : stripped;
  }
}
