package io.wirestash.parser.http;

/** The methods of RFC 9110, RFC 5789 and WebDAV (RFC 3253, RFC 4918, RFC 5323, RFC 3744, RFC 4791). */
final class Methods {
  /** No method that anybody uses is longer. */
  static final int MAX_LENGTH = 32;

  private static final String[] KNOWN = {
    "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "CONNECT", "PATCH", "TRACE", "PROPFIND", "PROPPATCH", "MKCOL",
    "COPY", "MOVE", "LOCK", "UNLOCK", "REPORT", "SEARCH", "ACL", "MKCALENDAR", "VERSION-CONTROL", "CHECKOUT",
    "CHECKIN", "UNCHECKOUT", "LABEL", "MERGE", "BASELINE-CONTROL", "MKACTIVITY", "MKWORKSPACE", "UPDATE", "BIND",
    "REBIND", "UNBIND", "ORDERPATCH", "PURGE", "QUERY", "NOTIFY", "SUBSCRIBE", "UNSUBSCRIBE", "M-SEARCH"
  };

  private Methods() {}

  /** The method that is written here; no new string for a known one. */
  static String name(WireText text) {
    String known = known(text.bytes(), text.from(), text.from() + text.length());
    return known == null ? text.toString() : known;
  }

  /** The known method that these bytes are, or null. Methods keep their case (RFC 9110 section 9.1). */
  static String known(byte[] bytes, int from, int end) {
    for (String method : KNOWN) {
      if (method.length() == end - from && isAt(method, method.length(), bytes, from)) return method;
    }
    return null;
  }

  /** Whether a known method and a blank, or so much of that as there is before the limit, is here. */
  static boolean mayBeginAt(byte[] bytes, int from, int limit) {
    for (String method : KNOWN) {
      int length = Math.min(method.length(), limit - from);
      if (!isAt(method, length, bytes, from)) continue;
      if (from + length == limit || bytes[from + length] == ' ') return true;
    }
    return false;
  }

  private static boolean isAt(String method, int length, byte[] bytes, int from) {
    for (int i = 0; i < length; i++) if (bytes[from + i] != method.charAt(i)) return false;
    return true;
  }
}
