package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import java.util.Arrays;

/**
 * The handshake messages of one side, put together from records: a message may be spread over several, and a record may
 * have several (RFC 8446 section 5.1). Holds at most an unfinished message of {@value #MAX_MESSAGE} bytes and a record.
 *
 * <pre>
 *   | type 8 | length 24 | body |
 * </pre>
 */
final class HandshakeBuffer {
  static final int MAX_MESSAGE = 64 << 10;
  private static final int HEADER = 4;
  private static final byte[] NOTHING = {};

  private byte[] bytes = NOTHING;
  private int from;
  private int to;

  /** Adds the handshake's part of a record. */
  void add(Slice part) {
    int held = to - from;
    if (bytes.length - to < part.length()) {
      byte[] roomier = held + part.length() <= bytes.length ? bytes : new byte[2 * held + part.length()];
      System.arraycopy(bytes, from, roomier, 0, held);
      bytes = roomier;
      from = 0;
      to = held;
    }
    System.arraycopy(part.array(), part.offset(), bytes, to, part.length());
    to += part.length();
  }

  /** True if a whole message waits. */
  boolean hasMessage() {
    return to - from >= HEADER && to - from - HEADER >= length();
  }

  /** True if the message that waits is longer than any that is read. */
  boolean isTooLong() {
    return to - from >= HEADER && length() > MAX_MESSAGE;
  }

  /** The type of the message that waits. */
  int type() {
    return bytes[from] & 0xff;
  }

  private int length() {
    return (bytes[from + 1] & 0xff) << 16 | (bytes[from + 2] & 0xff) << 8 | bytes[from + 3] & 0xff;
  }

  /** Takes out the body of the message that waits. */
  Cursor take() {
    int begin = from + HEADER;
    from = begin + length();
    return Cursor.of(Arrays.copyOfRange(bytes, begin, from));
  }

  /** Nothing more is wanted. */
  void clear() {
    bytes = NOTHING;
    from = to = 0;
  }
}
