package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;

/** Strings of the protocol: they end with a NUL. */
final class Fields {
  /** Bytes of one text that an event shows. */
  static final int MOST_TEXT = 4096;

  /** The same for names, of which the server keeps 63. */
  static final int MOST_NAME = 256;

  private Fields() {}

  /** The bytes up to a NUL, or to the end of the message. */
  static Slice terminated(Cursor in) {
    byte[] bytes = in.array();
    int end = in.position();
    while (end < in.limit() && bytes[end] != 0) end++;
    Slice slice = in.bytes(end - in.position());
    if (in.remaining() > 0) in.skip(1);
    return slice;
  }

  /** As text of at most so many bytes. */
  static String text(Slice bytes, int most) {
    return Text.of(bytes.array(), bytes.offset(), Math.min(most, bytes.length()));
  }

  static String text(Cursor in) {
    return text(terminated(in), MOST_TEXT);
  }

  static String name(Cursor in) {
    return text(terminated(in), MOST_NAME);
  }
}
