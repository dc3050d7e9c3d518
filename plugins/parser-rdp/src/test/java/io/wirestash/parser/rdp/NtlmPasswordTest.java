package io.wirestash.parser.rdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The examples of [MS-NLMP] section 4.2: User in Domain with the password Password. */
class NtlmPasswordTest {
  private static final byte[] CHALLENGE = hex(Messages.CHALLENGE);

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  @Test
  void checksVersion1() {
    byte[] lm = hex("98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
    byte[] response = hex("67c43011f30298a2ad35ece64f16331c44bdbed927841f94");

    assertThat(NtlmPassword.matchesVersion1("Password", CHALLENGE, lm, response)).isTrue();
    assertThat(NtlmPassword.matchesVersion1("Passw0rd", CHALLENGE, lm, response)).isFalse();
  }

  @Test
  void checksVersion1WithExtendedSessionSecurity() {
    byte[] lm = hex("aaaaaaaaaaaaaaaa" + "00".repeat(16));
    byte[] response = hex("7537f803ae367128ca458204bde7caf81e97ed2683267232");

    assertThat(NtlmPassword.matchesVersion1("Password", CHALLENGE, lm, response)).isTrue();
    assertThat(NtlmPassword.matchesVersion1("password", CHALLENGE, lm, response)).isFalse();
  }

  @Test
  void checksVersion2() {
    byte[] response = hex(Messages.NT_V2_RESPONSE);

    assertThat(NtlmPassword.matches("Password", "User", "Domain", CHALLENGE, response)).isTrue();
    assertThat(NtlmPassword.matches("Password", "User", "Other", CHALLENGE, response)).isFalse();
  }
}
