package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** DIGEST-MD5: answers a challenge with a digest over nonces and URI (RFC 2831); the client's message repeats all of it. */
record DigestMd5Exchange(LoginAttempt attempt) implements Sasl {
  @Override
  public void challenge(byte[] message) {
    String text = SaslText.of(message);
    if (!text.startsWith("rspauth")) attempt.challenge(text);
  }

  @Override
  public void response(byte[] message) {
    String text = SaslText.of(message);
    Map<String, String> directives = Directives.of(text);
    String digest = directives.get("response");
    if (digest == null) return;
    attempt.user(directives.get("username")).database(directives.get("realm")).response(digest);
    attempt.hash(PasswordHash.of("digest-md5", text));
  }

  /** True if this password gives the response that a client's message holds; its format is that of section 2.1.2. */
  static boolean matches(String password, String message) {
    Map<String, String> said = Directives.of(message);
    Charset charset = said.containsKey("charset") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    String realm = said.getOrDefault("realm", "");
    MessageDigest a1 = Digests.of("MD5");
    a1.update(md5((said.get("username") + ':' + realm + ':' + password).getBytes(charset)));
    String nonces = ':' + said.get("nonce") + ':' + said.get("cnonce");
    a1.update((said.containsKey("authzid") ? nonces + ':' + said.get("authzid") : nonces).getBytes(charset));
    String qop = said.getOrDefault("qop", "auth");
    String a2 = "AUTHENTICATE:" + said.get("digest-uri") + (qop.equals("auth") ? "" : ":" + "0".repeat(32));
    String digested = String.join(":", hex(a1.digest()), said.get("nonce"), said.get("nc"), said.get("cnonce"), qop,
        hex(md5(a2.getBytes(charset))));
    return hex(md5(digested.getBytes(charset))).equals(said.get("response"));
  }

  private static byte[] md5(byte[] bytes) {
    return Digests.of("MD5").digest(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
