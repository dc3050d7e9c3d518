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
  private byte[] unread = {};
  private int wanted;
  private int searched; // no line ends before this place
  private boolean stopped;
  private boolean ended;

  WireSide(Direction from, ProtocolSpec spec) {
    this.from = from;
    this.spec = spec;
  }

  Direction from() {
    return from;
  }

  void append(byte[] bytes) {
    int length = unread.length;
    unread = Arrays.copyOf(unread, length + bytes.length);
    System.arraycopy(bytes, 0, unread, length, bytes.length);
  }

  byte[] unread() {
    return unread;
  }

  /** True if a call has something to read: of a message that was begun, what it asked for or as much as it may have. */
  boolean ready() {
    if (unread.length == 0) return false;
    if (unread.length >= spec.maxMessage()) return true;
    return wanted == Cursor.LINE_END ? lineEnds() : unread.length >= wanted;
  }

  private boolean lineEnds() {
    for (; searched < unread.length; searched++) if (unread[searched] == '\n') return true;
    return false;
  }

  /** A cursor over a copy of the unread bytes, no more than a message may have. */
  Cursor cursor(boolean last, Moment now) {
    int length = Math.min(unread.length, spec.maxMessage());
    boolean complete = last && length == unread.length;
    cursor.reset(Arrays.copyOf(unread, length), 0, length, complete, now.nanos(), now.packet());
    cursor.budget(spec.maxElements(), spec.maxDepth());
    return cursor;
  }

  /** Spoils the array of the last call, so that a slice kept beyond it shows. */
  void spoil() {
    Arrays.fill(cursor.array(), SPOILT);
  }

  /** The session has read so many bytes for good. */
  void read(int length) {
    unread = Arrays.copyOfRange(unread, length, unread.length);
    wanted = 0;
  }

  /** Waits for what the last call asked for; false if no message may be as long. */
  boolean await() {
    wanted = cursor.wanted();
    searched = Math.min(unread.length, spec.maxMessage());
    return searched < spec.maxMessage() && wanted <= spec.maxMessage();
  }

  /** Drops a message that was begun. */
  void drop() {
    read(unread.length);
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
