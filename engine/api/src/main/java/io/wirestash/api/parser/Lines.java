package io.wirestash.api.parser;

/** The lines of one side of a stream. Of a line that is too long the beginning is kept, the rest skipped. */
public final class Lines {
  private final int max;
  private boolean skipping;

  /** @param max most bytes of a line before its line feed; a message of the protocol may have twice as many */
  public Lines(int max) {
    this.max = max;
  }

  /** The next line without its end, borrowed; null if these bytes are the rest of a line that was too long. */
  public Slice next(Cursor in) {
    if (skipping) {
      skip(in);
      return null;
    }
    int length = length(in, max + 1);
    if (length >= 0) return in.line();
    if (in.remaining() <= max) return in.complete() ? in.rest() : in.line();
    skipping = true;
    return in.bytes(max);
  }

  /** True if the line that {@link #next} returned last is only the beginning of one. */
  public boolean tooLong() {
    return skipping;
  }

  /** Bytes were lost, and with them perhaps the end of a line: the next byte begins another. */
  public void restart() {
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
