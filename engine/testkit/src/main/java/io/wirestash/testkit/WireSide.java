package io.wirestash.testkit;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ProtocolSpec;
import java.util.Arrays;

/** What one side of a stream on a {@link Wire} has sent and the session has not read. */
final class WireSide {
  static final byte SPOILT = (byte) 0xdd;

  private final Direction from;
  private final ProtocolSpec spec;
  private final Cursor cursor = new Cursor();
  private byte[] bytes = new byte[64];
  private int begin; // of what is unread
  private int end;
  private int wanted;
  private int searched; // no line ends between begin and here
  private boolean stopped;
  private boolean ended;

  WireSide(Direction from, ProtocolSpec spec) {
    this.from = from;
    this.spec = spec;
  }

  Direction from() {
    return from;
  }

  void append(byte[] more) {
    if (bytes.length - end < more.length) {
      bytes = Arrays.copyOfRange(bytes, begin, begin + Math.max(64, 2 * (count() + more.length)));
      searched -= begin;
      end -= begin;
      begin = 0;
    }
    System.arraycopy(more, 0, bytes, end, more.length);
    end += more.length;
  }

  /** How many bytes are unread. */
  int count() {
    return end - begin;
  }

  byte[] unread() {
    return Arrays.copyOfRange(bytes, begin, end);
  }

  /** True if a call has something to read: of a message that was begun, what it asked for or as much as it may have. */
  boolean ready() {
    if (count() == 0) return false;
    if (count() >= spec.maxMessage()) return true;
    return wanted == Cursor.LINE_END ? lineEnds() : count() >= wanted;
  }

  private boolean lineEnds() {
    for (; searched < end; searched++) if (bytes[searched] == '\n') return true;
    return false;
  }

  /** A cursor over a copy of the unread bytes, no more than a message may have. */
  Cursor cursor(boolean last, Moment now) {
    int length = Math.min(count(), spec.maxMessage());
    boolean complete = last && length == count();
    cursor.reset(Arrays.copyOfRange(bytes, begin, begin + length), 0, length, complete, now.nanos(), now.packet());
    cursor.budget(spec.maxElements(), spec.maxDepth());
    return cursor;
  }

  /** Spoils the array of the last call, so that a slice kept beyond it shows. */
  void spoil() {
    Arrays.fill(cursor.array(), SPOILT);
  }

  /** The session has read so many bytes for good. */
  void read(int length) {
    begin += length;
    wanted = 0;
  }

  /** Waits for what the last call asked for; false if no message may be as long. */
  boolean await() {
    wanted = cursor.wanted();
    searched = end;
    return count() < spec.maxMessage() && wanted <= spec.maxMessage();
  }

  /** Drops a message that was begun. */
  void drop() {
    read(count());
  }

  /** No further bytes of this side are read. */
  void stop() {
    stopped = true;
  }

  boolean stopped() {
    return stopped;
  }

  /** Ends this side; false if it had ended. */
  boolean end() {
    boolean first = !ended;
    ended = true;
    return first;
  }
}
