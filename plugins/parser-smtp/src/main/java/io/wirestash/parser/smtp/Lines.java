package io.wirestash.parser.smtp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;

/** The lines of one side. Of a line that is too long the beginning is kept, the rest skipped. */
final class Lines {
  /** Bytes of a line before its line feed. RFC 4954 section 4: 12 288 of base 64 after AUTH; other lines are shorter. */
  static final int MAX_LINE = 12_288 + 64;

  private boolean skipping;

  /** The next line without its end, borrowed; null if these bytes are the rest of a line that was too long. */
  Slice next(Cursor in) {
    if (skipping) {
      skip(in);
      return null;
    }
    int length = length(in, MAX_LINE + 1);
    if (length >= 0) return in.line();
    if (in.remaining() <= MAX_LINE) return in.complete() ? in.rest() : in.line();
    skipping = true;
    return in.bytes(MAX_LINE);
  }

  /** True if the line that {@link #next} returned last is only the beginning of one. */
  boolean tooLong() {
    return skipping;
  }

  /** Bytes were lost, and with them perhaps the end of a line: the next byte begins another. */
  void restart() {
    skipping = false;
  }

  private void skip(Cursor in) {
    int length = length(in, in.remaining());
    in.skip(length < 0 ? in.remaining() : length + 1);
    skipping = length < 0;
  }

  /** Bytes before the line feed, or -1 if there is none among so many bytes. */
  private static int length(Cursor in, int most) {
    byte[] bytes = in.array();
    int end = Math.min(in.limit(), in.position() + most);
    for (int i = in.position(); i < end; i++) if (bytes[i] == '\n') return i - in.position();
    return -1;
  }
}
