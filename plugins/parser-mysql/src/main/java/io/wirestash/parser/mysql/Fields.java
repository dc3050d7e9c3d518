package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.util.Arrays;

/** The data types of the protocol that a {@link Cursor} does not know. All are read from within one packet. */
final class Fields {
  /** The value of a length-encoded number that stands for NULL. */
  static final long NULL = -1;

  /** Bytes of one text that an event shows. */
  static final int MOST_TEXT = 4096;

  private Fields() {}

  /** A length-encoded number: below 251 as it is, else 2, 3 or 8 bytes after a mark. */
  static long number(Cursor in) {
    int first = in.u8();
    return switch (first) {
      case 0xfb -> NULL;
      case 0xfc -> in.u16le();
      case 0xfd -> in.u24le();
      case 0xfe -> in.u64le();
      case 0xff -> throw in.malformed("bad_length");
      default -> first;
    };
  }

  /** Bytes with a length-encoded length. */
  static Slice counted(Cursor in) {
    long length = number(in);
    if (length < 0 || length > in.remaining()) throw in.malformed("bad_length");
    return in.bytes((int) length);
  }

  /** Bytes that end with a NUL, or with the packet. */
  static Slice terminated(Cursor in) {
    byte[] bytes = in.array();
    int end = in.position();
    while (end < in.limit() && bytes[end] != 0) end++;
    Slice slice = in.bytes(end - in.position());
    if (in.remaining() > 0) in.skip(1);
    return slice;
  }

  /** As text of at most {@link #MOST_TEXT} bytes, or null if there are none. */
  static String text(Slice bytes) {
    return text(bytes, MOST_TEXT);
  }

  /** As text of at most so many bytes, or null if there are none. */
  static String text(Slice bytes, int most) {
    return bytes.isEmpty() ? null : Text.of(bytes.array(), bytes.offset(), Math.min(most, bytes.length()));
  }

  /** Without the NUL at the end, if there is one. */
  static byte[] withoutNul(byte[] bytes) {
    boolean ends = bytes.length > 0 && bytes[bytes.length - 1] == 0;
    return ends ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
  }
}
