package io.wirestash.parser.http;

import io.wirestash.api.auth.PasswordHash;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A message of NTLM (MS-NLMP section 2.2.1), as it is or wrapped by SPNEGO. Numbers are little-endian; offsets count
 * from the message's beginning.
 *
 * <pre>
 *   challenge:     | NTLMSSP 0 | 2 32 | target 64 | flags 32 | challenge 64 | …
 *   authenticate:  | NTLMSSP 0 | 3 32 | LM answer | NT answer | domain | user | workstation | key | flags 32 | …
 *                                       each: length 16, room 16, offset 32
 * </pre>
 */
final class NtlmMessage {
  private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHALLENGE = 2;
  private static final int AUTHENTICATE = 3;
  private static final int FLAGS = 60;
  private static final int UNICODE = 1;

  /** The answer of NTLM version 1; longer ones are of version 2. */
  private static final int V1_ANSWER = 24;

  private static final int V2_PROOF = 16;

  private final byte[] bytes;

  private NtlmMessage(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The message in these bytes, or null. */
  static NtlmMessage in(byte[] bytes) {
    for (int i = 0; i + SIGNATURE.length + 4 <= bytes.length; i++) {
      boolean here = Arrays.equals(bytes, i, i + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
      if (here) return new NtlmMessage(Arrays.copyOfRange(bytes, i, bytes.length));
    }
    return null;
  }

  boolean isAuthenticate() {
    return u32(SIGNATURE.length) == AUTHENTICATE;
  }

  /** The server's challenge, or null if this is no message with one. */
  byte[] challenge() {
    return u32(SIGNATURE.length) == CHALLENGE && bytes.length >= 32 ? Arrays.copyOfRange(bytes, 24, 32) : null;
  }

  /** @param challenge the server's, or null if it was not seen */
  Authorization authorization(byte[] challenge) {
    String user = text(36);
    String domain = text(28);
    String asked = challenge == null ? null : HexFormat.of().formatHex(challenge);
    byte[] answer = field(20);
    PasswordHash hash = asked == null || user == null ? null : hash(user, domain == null ? "" : domain, asked, answer);
    String response = HexFormat.of().formatHex(answer);
    return new Authorization("ntlm", user, domain, null, asked, response, hash, Arrays.hashCode(bytes));
  }

  private PasswordHash hash(String user, String domain, String challenge, byte[] answer) {
    HexFormat hex = HexFormat.of();
    if (answer.length == V1_ANSWER) {
      String value = String.join(":", user, "", domain, hex.formatHex(field(12)), hex.formatHex(answer), challenge);
      return new PasswordHash("netntlm", 5500, value);
    }
    if (answer.length <= V2_PROOF) return null;
    String proof = hex.formatHex(answer, 0, V2_PROOF);
    String rest = hex.formatHex(answer, V2_PROOF, answer.length);
    return new PasswordHash("netntlmv2", 5600, String.join(":", user, "", domain, challenge, proof, rest));
  }

  private String text(int at) {
    byte[] text = field(at);
    if (text.length == 0) return null;
    boolean unicode = (u32(FLAGS) & UNICODE) != 0;
    return unicode ? new String(text, StandardCharsets.UTF_16LE) : Text.of(text, 0, text.length);
  }

  /** The bytes that a field points to; none if it points outside. */
  private byte[] field(int at) {
    long length = u32(at) & 0xffff;
    long from = u32(at + 4);
    return from + length > bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, (int) from, (int) (from + length));
  }

  private long u32(int at) {
    long value = 0;
    for (int i = 3; i >= 0; i--) value = value << 8 | (at + i < bytes.length ? bytes[at + i] & 0xff : 0);
    return value;
  }
}
