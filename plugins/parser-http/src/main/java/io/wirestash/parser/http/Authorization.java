package io.wirestash.parser.http;

import io.wirestash.api.auth.PasswordHash;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;

/**
 * What Authorization or Proxy-Authorization say (RFC 9110 section 11.6). Null means "not said".
 *
 * @param scheme in lower case: basic, digest, bearer, ntlm, negotiate …; null if there is one word only
 * @param realm realm or domain
 * @param password in clear text: of Basic (RFC 7617), and the token of Bearer (RFC 6750) and of schemes not known here
 * @param response what was made of the password for a challenge
 * @param login tells logins apart: the same for requests that only use one again
 */
record Authorization(
    String scheme,
    String user,
    String realm,
    byte[] password,
    String challenge,
    String response,
    PasswordHash hash,
    int login) {

  /**
   * The credentials of a request, or null.
   *
   * @param method of the request, as Digest includes it
   * @param ntlmChallenge the server's, or null if it was not seen
   */
  static Authorization of(WireText value, String method, byte[] ntlmChallenge) {
    int space = value.indexOf(' ');
    if (space < 0) return token(null, value);
    String name = value.sub(0, space).toString().toLowerCase(Locale.ROOT);
    WireText rest = value.sub(space, value.length()).trimmed();
    return switch (name) {
      case "basic" -> basic(rest);
      case "digest" -> DigestParameters.authorization(rest, method);
      case "ntlm", "negotiate" -> negotiated(name, rest, ntlmChallenge);
      default -> token(name, rest);
    };
  }

  private static Authorization basic(WireText credentials) {
    byte[] pair = base64(credentials);
    if (pair == null) return token("basic", credentials);
    int colon = 0;
    while (colon < pair.length && pair[colon] != ':') colon++;
    String user = colon == 0 ? null : Text.of(pair, 0, colon);
    byte[] password = colon == pair.length ? null : Arrays.copyOfRange(pair, colon + 1, pair.length);
    return new Authorization("basic", user, null, password, null, null, null, Arrays.hashCode(pair));
  }

  private static Authorization token(String scheme, WireText token) {
    byte[] bytes = token.isEmpty() ? null : token.toString().getBytes(StandardCharsets.UTF_8);
    return new Authorization(scheme, null, null, bytes, null, null, null, Arrays.hashCode(bytes));
  }

  /** NTLM itself or within Negotiate (RFC 4559); null while it does not name a user: the login comes later. */
  private static Authorization negotiated(String scheme, WireText rest, byte[] challenge) {
    byte[] bytes = base64(rest);
    if (bytes == null) return token(scheme, rest);
    NtlmMessage message = NtlmMessage.in(bytes);
    if (message != null) return message.isAuthenticate() ? message.authorization(challenge) : null;
    return new Authorization(scheme, null, null, null, null, "", null, Arrays.hashCode(bytes)); // Kerberos
  }

  /** The bytes, or null if this is no base 64. */
  static byte[] base64(WireText text) {
    try {
      return Base64.getDecoder().decode(text.toString());
    } catch (IllegalArgumentException e) { // other characters, or none at the right place
      return null;
    }
  }
}
