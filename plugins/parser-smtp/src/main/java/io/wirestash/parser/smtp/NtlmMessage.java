package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.nio.charset.StandardCharsets;

/**
 * A message of NTLM ([MS-NLMP] section 2.2.1): {@code signature[8] type[4]}, then fields, most of which are
 * {@code length[2] space[2] offset[4]} of what stands behind them. Little endian.
 */
final class NtlmMessage {
  static final int CHALLENGE = 2;
  static final int AUTHENTICATE = 3;

  private static final String SIGNATURE = "NTLMSSP\0";
  private static final int UNICODE = 1;

  private final Cursor in;
  private final int type;

  private NtlmMessage(Cursor in, int type) {
    this.in = in;
    this.type = type;
  }

  /** Null if these bytes are no message of NTLM. */
  static NtlmMessage of(byte[] message) {
    if (message.length < SIGNATURE.length() + 4) return null;
    Cursor in = Cursor.of(message);
    return in.bytes(SIGNATURE.length()).is(SIGNATURE) ? new NtlmMessage(in, in.i32le()) : null;
  }

  int type() {
    return type;
  }

  /** The server's challenge: 8 bytes. */
  byte[] challenge() {
    in.offset(24);
    return in.bytes(8).copy();
  }

  byte[] lmResponse() {
    return field(12).copy();
  }

  byte[] ntResponse() {
    return field(20).copy();
  }

  String domain() {
    return text(28);
  }

  String user() {
    return text(36);
  }

  /** @throws io.wirestash.api.parser.Malformed if the field points beyond the message */
  private Slice field(int at) {
    in.offset(at);
    int length = in.u16le();
    in.skip(2);
    int offset = in.i32le();
    in.offset(offset);
    return in.bytes(length);
  }

  private String text(int at) {
    Slice bytes = field(at);
    in.offset(60);
    boolean unicode = (in.i32le() & UNICODE) != 0;
    return unicode
        ? new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.UTF_16LE)
        : Text.of(bytes.array(), bytes.offset(), bytes.length());
  }
}
