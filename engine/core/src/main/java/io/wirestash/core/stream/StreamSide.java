package io.wirestash.core.stream;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.EndCause;
import java.util.Arrays;

/**
 * What one side of a stream has sent and its parser has not read, and, until the parser is sure of its protocol, also what
 * it has read: another parser may have to begin anew.
 */
final class StreamSide {
  private static final int SMALLEST = 512;
  private static final int READ_ALWAYS = 16;

  byte[] bytes;
  int from; // first unread byte
  int to;
  long nanos; // of the last bytes
  long packet;
  boolean stopped;
  EndCause ended; // null before

  /** So many unread bytes are worth another call; {@link Cursor#LINE_END} if a line end is. */
  private int wanted;

  /** Calls that the unfinished message has had. */
  private int tries;

  private boolean lineEnded;

  /** Unread bytes when they were last tried. */
  private int lastTried;

  int unread() {
    return to - from;
  }

  /** Bytes held, read or not. */
  int held() {
    return to;
  }

  /** Adds bytes; returns how much the memory held has grown. */
  int append(byte[] source, int begin, int end) {
    int length = end - begin;
    int before = capacity();
    if (bytes == null) bytes = new byte[Math.max(SMALLEST, length)];
    else if (bytes.length - to < length) bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, to + length));
    System.arraycopy(source, begin, bytes, to, length);
    if (wanted == Cursor.LINE_END && !lineEnded) lineEnded = hasLineEnd(source, begin, end);
    to += length;
    return capacity() - before;
  }

  private static boolean hasLineEnd(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] == '\n') return true;
    return false;
  }

  int capacity() {
    return bytes == null ? 0 : bytes.length;
  }

  /** The unfinished message at the beginning of the unread bytes was tried in vain. */
  void waitFor(int wanted) {
    this.wanted = wanted;
    lineEnded = false;
    tries++;
    lastTried = unread();
  }

  /**
   * True if the unread bytes are worth another call. After many calls for one message they must have grown by a quarter,
   * so that reading again and again stays linear; {@link #overdue} then makes up for it.
   *
   * @param most longest message: when so much is there, waiting for more is pointless
   */
  boolean ready(int most) {
    if (unread() >= most) return true;
    if (wanted == Cursor.LINE_END) return lineEnded && grown();
    return unread() >= wanted && grown();
  }

  private boolean grown() {
    return tries < READ_ALWAYS || unread() >= lastTried + (lastTried >> 2);
  }

  /** True if there are bytes that no call has seen. */
  boolean overdue() {
    return tries >= READ_ALWAYS && unread() > lastTried && unread() >= wanted;
  }

  /** Bytes up to an index in {@link #bytes} were read. */
  void read(int upTo) {
    if (upTo == from) return;
    from = upTo;
    forgetTries();
  }

  /** Forgets what was read; returns how much the memory held has shrunk. */
  int compact() {
    int before = capacity();
    if (from == to) {
      bytes = null;
    } else if (from > 0 && from >= bytes.length >> 1) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
    } else {
      return 0;
    }
    to -= from;
    from = 0;
    return before - capacity();
  }

  /** Makes what was read unread, for another parser. */
  void rewind() {
    from = 0;
    forgetTries();
  }

  /** Forgets what was read, and that the rest was tried; returns how much the memory held has shrunk. */
  int startAnew() {
    forgetTries();
    if (bytes == null) return 0;
    int before = capacity();
    bytes = from == to ? null : Arrays.copyOfRange(bytes, from, to);
    to -= from;
    from = 0;
    return before - capacity();
  }

  /** Drops everything; returns how much memory that frees. */
  int clear() {
    int freed = capacity();
    bytes = null;
    from = to = 0;
    forgetTries();
    return freed;
  }

  private void forgetTries() {
    tries = 0;
    lastTried = 0;
    wanted = 0;
  }
}
