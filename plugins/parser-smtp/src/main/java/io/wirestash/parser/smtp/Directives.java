package io.wirestash.parser.smtp;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The {@code name="value", name=value} lists of DIGEST-MD5 (RFC 2831 section 7.1); at most 64. */
final class Directives {
  private static final int MOST = 64;

  private final String text;
  private final Map<String, String> values = new LinkedHashMap<>();
  private int at;

  private Directives(String text) {
    this.text = text;
  }

  /** By name in lower case; of a repeated one the first. */
  static Map<String, String> of(String text) {
    Directives directives = new Directives(text);
    while (directives.next() && directives.values.size() < MOST) {
      // next() reads on
    }
    return directives.values;
  }

  private boolean next() {
    while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) at++;
    int equals = text.indexOf('=', at);
    if (equals < 0) return false;
    String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
    at = equals + 1;
    values.putIfAbsent(name, at < text.length() && text.charAt(at) == '"' ? quoted() : token());
    return true;
  }

  private String token() {
    int comma = text.indexOf(',', at);
    int end = comma < 0 ? text.length() : comma;
    String value = text.substring(at, end).strip();
    at = end;
    return value;
  }

  private String quoted() {
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) at++;
      value.append(text.charAt(at));
    }
    at++;
    return value.toString();
  }
}
