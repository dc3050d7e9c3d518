package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;

/**
 * What every message begins with; numbers are little-endian.
 *
 * <pre>
 *   length 32 (with this header) | request id 32 | id of the request that this answers 32, or 0 | opcode 32
 * </pre>
 *
 * <p>A length that no server accepts, or an unknown opcode, leaves the side out of step: such a fault is thrown at the
 * header's first byte, and the side ends.
 */
record Header(int length, int requestId, int responseTo, Opcode opcode) {
  static final int LENGTH = 16;

  /** What servers announce as maxMessageSizeBytes. */
  static final int MAX_MESSAGE = 48_000_000;

  static Header read(Cursor in) {
    int length = in.i32le();
    int requestId = in.i32le();
    int responseTo = in.i32le();
    Opcode opcode = Opcode.of(in.i32le());
    if (length < LENGTH || length > MAX_MESSAGE) throw fault(in, "message_length");
    if (opcode == null) throw fault(in, "unknown_opcode");
    return new Header(length, requestId, responseTo, opcode);
  }

  /** True if a client sent this, as far as the header tells. */
  boolean isRequest() {
    return !opcode.isReply() && (responseTo == 0 || responseTo == -1);
  }

  private static Malformed fault(Cursor in, String code) {
    in.offset(0);
    return in.malformed(code);
  }
}
