package io.wirestash.parser.http;

import io.wirestash.api.auth.PasswordHash;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The parameters of Digest credentials (RFC 7616 section 3.4): names with values, quoted or not, commas between. */
final class DigestParameters {
  /** There are a dozen of them. */
  private static final int MAX_PARAMETERS = 32;

  private static final List<String> HASHED =
      List.of("response", "username", "realm", "uri", "nonce", "nc", "cnonce", "qop");

  private final Map<String, String> values = new HashMap<>();

  private DigestParameters(WireText text) {
    int at = 0;
    for (int i = 0; i < MAX_PARAMETERS && at < text.length(); i++) {
      int end = endOfParameter(text, at);
      add(text.sub(at, end).trimmed());
      at = end + 1;
    }
  }

  private void add(WireText parameter) {
    int equals = parameter.indexOf('=');
    if (equals <= 0) return;
    String name = parameter.sub(0, equals).trimmed().toString().toLowerCase(Locale.ROOT);
    values.putIfAbsent(name, parameter.sub(equals + 1, parameter.length()).trimmed().unquoted().toString());
  }

  private static int endOfParameter(WireText text, int from) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      if (text.at(i) == '"') quoted = !quoted;
      else if (text.at(i) == ',' && !quoted) return i;
    }
    return text.length();
  }

  static Authorization authorization(WireText text, String method) {
    DigestParameters said = new DigestParameters(text);
    String user = said.get("username");
    String nonce = said.get("nonce");
    int login = Objects.hash(user, said.get("realm"), nonce);
    return new Authorization(
        "digest", user, said.get("realm"), null, nonce, said.get("response"), said.hash(method), login);
  }

  private String get(String name) {
    return values.get(name);
  }

  /** In John the Ripper's format {@code hdaa}, if nothing is missing and the algorithm is MD5. */
  private PasswordHash hash(String method) {
    String algorithm = values.getOrDefault("algorithm", "MD5");
    if (!algorithm.equalsIgnoreCase("MD5") || !values.keySet().containsAll(HASHED)) return null;
    String value = String.join("$", "$response", get("response"), get("username"), get("realm"), method, get("uri"),
        get("nonce"), get("nc"), get("cnonce"), get("qop"));
    return PasswordHash.of("hdaa", value);
  }
}
