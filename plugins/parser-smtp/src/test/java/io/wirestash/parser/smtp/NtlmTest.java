package io.wirestash.parser.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.PasswordHash;
import io.wirestash.testkit.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With the values of [MS-NLMP] section 4.2. */
class NtlmTest {
  private static final byte[] CHALLENGE = hex("0123456789abcdef");
  private static final byte[] NO_LM = hex("00".repeat(24));

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] challenge() {
    ByteBuffer message = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
    message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
    return message.put(24, CHALLENGE).array();
  }

  private static byte[] authenticate(byte[] lm, byte[] nt, String domain, String user) {
    byte[][] fields = {lm, nt, utf16(domain), utf16(user)};
    ByteBuffer message = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(3);
    int offset = 64;
    for (byte[] field : fields) {
      message.putShort((short) field.length).putShort((short) field.length).putInt(offset);
      message.put(offset, field);
      offset += field.length;
    }
    return message.putInt(60, 1).array();
  }

  private static byte[] utf16(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private static String line(byte[] message) {
    return Base64.getEncoder().encodeToString(message) + "\r\n";
  }

  private static Auth login(byte[] lm, byte[] nt) {
    Wire wire = Wires.shown().client("AUTH NTLM\r\n").server("334 NTLM supported\r\n").client(line("NTLMSSP\0\1\0\0\0".getBytes()));
    wire.server("334 " + line(challenge())).client(line(authenticate(lm, nt, "Domain", "User"))).server("235 ok\r\n");
    return wire.events(Auth.class).get(0);
  }

  @Test
  void readsVersion2() {
    byte[] nt = hex("68cd0ab851e51c96aabc927bebef6a1c" + "0101000000000000000000000000000000000000"
        + "aaaaaaaaaaaaaaaa" + "00000000" + "02000c0044006f006d00610069006e00" + "01000c00530065007200760065007200" + "00000000"
        + "00000000");
    Auth auth = login(NO_LM, nt);
    assertThat(auth).extracting(Auth::user, Auth::database, Auth::challenge)
        .containsExactly("User", "Domain", "0123456789abcdef");
    assertThat(auth.hash()).extracting(PasswordHash::hashcatMode).isEqualTo(5600);
    assertThat(auth.hash().value()).startsWith("User::Domain:0123456789abcdef:68cd0ab851e51c96aabc927bebef6a1c:0101");
    assertThat(auth.response()).isEqualTo(HexFormat.of().formatHex(nt));
  }

  @Test
  void readsVersion1() {
    byte[] lm = hex("98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
    byte[] nt = hex("67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
    Auth auth = login(lm, nt);
    assertThat(auth.hash()).isEqualTo(new PasswordHash("netntlmv1", 5500, "User::Domain:" + HexFormat.of().formatHex(lm)
        + ":" + HexFormat.of().formatHex(nt) + ":0123456789abcdef"));
    assertThat(NtlmPassword.matchesV1("Password", CHALLENGE, lm, nt)).isTrue();
    assertThat(NtlmPassword.matchesV1("password", CHALLENGE, lm, nt)).isFalse();
  }

  @Test
  void checksVersion1WithExtendedSessionSecurity() {
    byte[] lm = hex("aaaaaaaaaaaaaaaa" + "00".repeat(16));
    byte[] nt = hex("7537f803ae367128ca458204bde7caf81e97ed2683267232");
    assertThat(NtlmPassword.matchesV1("Password", CHALLENGE, lm, nt)).isTrue();
  }

  @Test
  void checksVersion2() {
    byte[] blob = hex("0101000000000000" + "0000000000000000" + "aaaaaaaaaaaaaaaa" + "00000000"
        + "02000c0044006f006d00610069006e00" + "01000c00530065007200760065007200" + "00000000" + "00000000");
    byte[] nt = ByteBuffer.allocate(16 + blob.length).put(hex("68cd0ab851e51c96aabc927bebef6a1c")).put(blob).array();
    assertThat(NtlmPassword.matchesV2("Password", "User", "Domain", CHALLENGE, nt)).isTrue();
    assertThat(NtlmPassword.matchesV2("Password", "User", "domain", CHALLENGE, nt)).isFalse();
  }

  /** RFC 1320 section A.5. */
  @Test
  void digestsAsMd4Does() {
    assertThat(HexFormat.of().formatHex(Md4.of(new byte[0]))).isEqualTo("31d6cfe0d16ae931b73c59d7e0c089c0");
    assertThat(HexFormat.of().formatHex(Md4.of("message digest".getBytes()))).isEqualTo("d9130a8164549fe818874806e1c7014b");
    String long80 = "1234567890".repeat(8);
    assertThat(HexFormat.of().formatHex(Md4.of(long80.getBytes()))).isEqualTo("e33b4ddc9c38f2199c3e7b164fcc0536");
  }

  @Test
  void survivesFieldsThatPointElsewhere() {
    byte[] message = authenticate(NO_LM, NO_LM, "d", "u");
    ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(40, Integer.MAX_VALUE).putInt(24, -1);
    Wire wire = Wires.shown().client("AUTH NTLM\r\n").server("334 \r\n").client(line(message)).server("535 no\r\n");
    assertThat(wire.anomalies()).containsExactly("smtp.bad_offset");
    assertThat(wire.events(Auth.class)).singleElement().matches(auth -> auth.user() == null);
  }
}
