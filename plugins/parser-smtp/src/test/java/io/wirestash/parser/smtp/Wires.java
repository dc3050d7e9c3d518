package io.wirestash.parser.smtp;

import io.wirestash.api.auth.Credentials;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Connections for tests. */
final class Wires {
  private Wires() {}

  static SmtpParser parser(Credentials credentials) {
    return new SmtpParser(new SmtpOptions(List.of(25), false, true), FixedSecrets.of(credentials));
  }

  static Wire masked() {
    return Wire.to(parser(Credentials.MASK));
  }

  static Wire shown() {
    return Wire.to(parser(Credentials.SHOW));
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
