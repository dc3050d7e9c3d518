package io.wirestash.parser.http;

import io.wirestash.api.event.Help;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks, as Authorization or Proxy-Authorization say (RFC 9110 section 11.6, RFC 7617, RFC 7616). */
record Login(
    @Help("The scheme, in lower case: basic, digest, bearer, ntlm, negotiate ...") String scheme,
    @Help("The user's name, where the scheme shows it.") String user) {

  /** The login in a request, or null. */
  static Login of(Head head) {
    WireText value = head.value(KnownField.AUTHORIZATION);
    if (value == null) value = head.value(KnownField.PROXY_AUTHORIZATION);
    if (value == null || value.isEmpty()) return null;
    int space = value.indexOf(' ');
    WireText scheme = space < 0 ? value : value.sub(0, space);
    WireText rest = value.sub(scheme.length(), value.length()).trimmed();
    if (scheme.is("basic")) return new Login("basic", basic(rest));
    if (scheme.is("digest")) return new Login("digest", digest(rest));
    return new Login(lower(scheme), null);
  }

  private static String lower(WireText scheme) {
    return scheme.toString().toLowerCase(java.util.Locale.ROOT);
  }

  private static String basic(WireText credentials) {
    try {
      byte[] pair = Base64.getMimeDecoder().decode(credentials.toString().getBytes(StandardCharsets.ISO_8859_1));
      int colon = 0;
      while (colon < pair.length && pair[colon] != ':') colon++;
      return colon == 0 ? null : Text.of(pair, 0, colon);
    } catch (IllegalArgumentException e) { // no base 64
      return null;
    }
  }

  private static String digest(WireText parameters) {
    int at = 0;
    while (at < parameters.length()) {
      int end = endOfParameter(parameters, at);
      WireText parameter = parameters.sub(at, end).trimmed();
      if (parameter.startsWith("username=")) return unquoted(parameter.sub(9, parameter.length()).trimmed());
      at = end + 1;
    }
    return null;
  }

  private static int endOfParameter(WireText text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      if (text.at(i) == '"') quoted = !quoted;
      if (text.at(i) == ',' && !quoted) return i;
    }
    return text.length();
  }

  private static String unquoted(WireText value) {
    boolean quoted = value.length() >= 2 && value.at(0) == '"' && value.at(value.length() - 1) == '"';
    return (quoted ? value.sub(1, value.length() - 1) : value).toString();
  }
}
