package io.wirestash.parser.smtp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A header value with parameters: {@code value; name=token; name="text"; name*0*=charset'language'%41} (RFC 2045 section
 * 5.1, RFC 2231). At most 64 of them; comments are not looked for.
 */
final class Parameters {
  private static final int MOST = 64;

  private final String text;
  private final Map<String, String> raw = new HashMap<>();
  private final String value;
  private int at;

  private Parameters(String text) {
    this.text = text;
    int semicolon = text.indexOf(';');
    at = semicolon < 0 ? text.length() : semicolon;
    value = text.substring(0, at).strip();
    while (raw.size() < MOST && next()) {
      // next() reads on
    }
  }

  static Parameters of(String text) {
    return new Parameters(text);
  }

  String value() {
    return value;
  }

  private boolean next() {
    while (at < text.length() && (text.charAt(at) == ';' || text.charAt(at) == ' ')) at++;
    int equals = text.indexOf('=', at);
    if (equals < 0) return false;
    String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
    at = equals + 1;
    while (at < text.length() && text.charAt(at) == ' ') at++;
    raw.putIfAbsent(name, at < text.length() && text.charAt(at) == '"' ? quoted() : token());
    return true;
  }

  private String token() {
    int semicolon = text.indexOf(';', at);
    int end = semicolon < 0 ? text.length() : semicolon;
    String token = text.substring(at, end).strip();
    at = end;
    return token;
  }

  private String quoted() {
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && "\"\\".indexOf(text.charAt(at + 1)) >= 0) at++;
      content.append(text.charAt(at));
    }
    at++;
    return content.toString();
  }

  /** A parameter's value, its pieces joined and decoded, or null. */
  String get(String name) {
    if (raw.containsKey(name)) return EncodedWords.decode(raw.get(name)); // not allowed there, but usual
    if (raw.containsKey(name + '*')) return extended(raw.get(name + '*'));
    StringBuilder joined = new StringBuilder();
    boolean encoded = raw.containsKey(name + "*0*");
    for (int i = 0; i < MOST; i++) {
      String piece = raw.getOrDefault(name + '*' + i, raw.get(name + '*' + i + '*'));
      if (piece == null) break;
      joined.append(piece);
    }
    if (joined.isEmpty()) return null;
    return encoded ? extended(joined.toString()) : joined.toString();
  }

  /** {@code charset'language'text}, in which other bytes are {@code %XX}. */
  private static String extended(String encoded) {
    int quote = encoded.indexOf('\'');
    int second = quote < 0 ? -1 : encoded.indexOf('\'', quote + 1);
    String charset = second < 0 ? "utf-8" : encoded.substring(0, quote);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] source = encoded.substring(second + 1).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < source.length; i++) {
      int high = source[i] == '%' && i + 2 < source.length ? Character.digit(source[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(source[i + 2], 16);
      bytes.write(low < 0 ? source[i] : high << 4 | low);
      if (low >= 0) i += 2;
    }
    return EncodedWords.text(bytes.toByteArray(), charset);
  }
}
