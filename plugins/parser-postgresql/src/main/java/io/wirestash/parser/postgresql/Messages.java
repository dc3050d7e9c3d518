package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Cursor;

/**
 * The messages of one side after the connection's beginning.
 *
 * <pre>
 *   | type, a letter | length of itself and what follows, 4 | body … |
 * </pre>
 *
 * Of each body the first {@value #HEAD} bytes are read; the rest, and all of rows and copied data, is passed over as it
 * comes.
 */
final class Messages {
  static final int HEADER = 5;
  static final int HEAD = 1 << 16;

  private static final int LENGTH = 4;
  private static final int LONGEST = 1 << 30; // what a server can hold: MaxAllocSize of its source

  private int left; // bytes of a body that nobody looks at
  private boolean lost; // bytes were lost: where a message begins is a guess
  private int type;
  private int length;

  /** The head of the next body, or null if the bytes read belong to the rest of the last one. */
  Cursor next(Cursor in) {
    if (left > 0) {
      pass(in);
      return null;
    }
    int letter = in.u8();
    int announced = in.number(LENGTH, LONGEST) - LENGTH;
    Cursor head = in.sub(Math.min(announced, HEAD));
    begin(letter, announced, head.remaining());
    return head;
  }

  /** Passes over the next message if it is of a type; or reads nothing. */
  boolean pass(Cursor in, char unread) {
    if (left > 0 || in.peek() != unread) return false;
    in.skip(1);
    begin(unread, in.number(LENGTH, LONGEST) - LENGTH, 0);
    pass(in);
    return true;
  }

  private void begin(int letter, int announced, int read) {
    type = letter;
    length = announced;
    left = announced - read;
  }

  private void pass(Cursor in) {
    int there = Math.min(left, in.remaining());
    in.skip(there);
    left -= there;
  }

  /** True if the next bytes are of a body that nobody looks at. */
  boolean isWithin() {
    return left > 0;
  }

  /** Bytes were lost; true if all of them were to be passed over anyway. */
  boolean lose(long missing) {
    if (missing <= left) {
      left -= (int) missing;
      return true;
    }
    left = 0;
    lost = true;
    return false;
  }

  /** True until {@link #found}, after bytes were lost. */
  boolean isLost() {
    return lost;
  }

  void found() {
    lost = false;
  }

  char type() {
    return (char) type;
  }

  /** Length of the body as its message says. */
  int length() {
    return length;
  }
}
