package io.wirestash.parser.rdp;

import io.wirestash.api.auth.PasswordHash;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.HexFormat;

/**
 * A message of NTLM, as it is or wrapped by SPNEGO. Format: [MS-NLMP] section 2.2.1; a field is a length, the room for
 * it, and its offset from the beginning of the message.
 *
 * @param type 1 negotiate, 2 challenge, 3 authenticate
 * @param challenge of type 2: the server's 8 bytes; null of others
 * @param login of type 3; null of others
 */
record NtlmMessage(int type, byte[] challenge, Login login) {
  private static final String SIGNATURE = "NTLMSSP\0";
  private static final int CHALLENGE = 2;
  private static final int AUTHENTICATE = 3;

  /** The user and the answers to the challenge. */
  record Login(String domain, String user, String workstation, byte[] lmResponse, byte[] ntResponse) {
    private static final int V1_RESPONSE = 24;
    private static final int V2_PROOF = 16;
    private static final int MODE_V1 = 5500;
    private static final int MODE_V2 = 5600;

    /** In hashcat's notation; null of an anonymous login. */
    PasswordHash hash(byte[] challenge) {
      if (ntResponse.length < V1_RESPONSE) return null;
      HexFormat hex = HexFormat.of();
      String who = (user == null ? "" : user) + "::" + (domain == null ? "" : domain);
      String server = hex.formatHex(challenge);
      if (ntResponse.length == V1_RESPONSE) {
        String value = String.join(":", who, hex.formatHex(lmResponse), hex.formatHex(ntResponse), server);
        return new PasswordHash("netntlmv1", MODE_V1, value);
      }
      String proof = hex.formatHex(ntResponse, 0, V2_PROOF);
      String covered = hex.formatHex(ntResponse, V2_PROOF, ntResponse.length);
      return new PasswordHash("netntlmv2", MODE_V2, String.join(":", who, server, proof, covered));
    }
  }

  /** The first message in some bytes, or null. */
  static NtlmMessage find(Slice bytes) {
    int last = bytes.length() - SIGNATURE.length() - 4;
    for (int at = 0; at <= last; at++) {
      if (bytes.at(at) == 'N' && new Slice(bytes.array(), bytes.offset() + at, SIGNATURE.length()).is(SIGNATURE)) {
        Cursor in = new Cursor();
        in.reset(bytes.array(), bytes.offset() + at, bytes.offset() + bytes.length(), true, 0, 0);
        return read(in);
      }
    }
    return null;
  }

  private static NtlmMessage read(Cursor in) {
    in.skip(SIGNATURE.length());
    int type = in.i32le();
    return switch (type) {
      case CHALLENGE -> new NtlmMessage(type, challenge(in), null);
      case AUTHENTICATE -> new NtlmMessage(type, null, login(in));
      default -> new NtlmMessage(type, null, null);
    };
  }

  private static byte[] challenge(Cursor in) {
    in.skip(12); // target, flags
    return in.bytes(8).copy();
  }

  private static Login login(Cursor in) {
    Slice lm = field(in);
    Slice nt = field(in);
    String domain = Utf16.text(field(in));
    String user = Utf16.text(field(in));
    String workstation = Utf16.text(field(in));
    return new Login(domain, user, workstation, lm.copy(), nt.copy());
  }

  private static Slice field(Cursor in) {
    int length = in.u16le();
    in.skip(2);
    int from = in.i32le();
    int next = in.offset();
    in.offset(from);
    Slice field = in.bytes(length);
    in.offset(next);
    return field;
  }

  boolean isChallenge() {
    return challenge != null;
  }
}
