package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;

/**
 * The packets of one side, and the payloads they carry.
 *
 * <pre>
 *   | payload length, 3 bytes LE | sequence, 1 | payload …
 * </pre>
 *
 * A payload of 16 MiB and more is carried on in further packets. Of each payload the first {@value #HEAD} bytes are
 * read; the rest is passed over as it comes.
 */
final class Packets {
  static final int HEADER = 4;
  static final int HEAD = 1 << 16;

  /** The length of a packet whose payload goes on in the next one. */
  private static final int FULL = 0xffffff;

  private int left; // bytes of a packet that nobody looks at
  private boolean continued; // the next packet carries on this payload
  private boolean lost; // bytes were lost: where a packet begins is a guess
  private int length;
  private int sequence;

  /** The head of the next payload, or null if the bytes read belong to the rest of the last one. */
  Cursor next(Cursor in) {
    if (left > 0) {
      pass(in);
      return null;
    }
    int announced = in.u24le();
    int number = in.u8();
    boolean rest = continued;
    Cursor head = rest ? null : in.sub(Math.min(announced, HEAD));
    begin(announced, number, rest ? 0 : head.remaining());
    return head;
  }

  /** Passes over the next packet if it is a row of a result set, which its first byte tells; or reads nothing. */
  boolean passRow(Cursor in) {
    if (left > 0 || continued) return false;
    int announced = in.u24le();
    int number = in.u8();
    int first = announced == 0 ? 0xff : in.peek();
    if (first == 0xff || first == 0xfe && announced < FULL) {
      in.offset(0);
      return false;
    }
    begin(announced, number, 0);
    pass(in);
    return true;
  }

  private void begin(int announced, int number, int read) {
    length = announced;
    sequence = number;
    left = announced - read;
    continued = announced == FULL;
  }

  private void pass(Cursor in) {
    int there = Math.min(left, in.remaining());
    in.skip(there);
    left -= there;
  }

  /** Bytes were lost; true if all of them were to be passed over anyway. */
  boolean lose(long missing) {
    if (missing <= left) {
      left -= (int) missing;
      return true;
    }
    left = 0;
    continued = false;
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

  /** Length of the payload as its packet's header tells. */
  int length() {
    return length;
  }

  /** Of the last packet: 0 begins an exchange, each further packet of either side adds one. */
  int sequence() {
    return sequence;
  }
}
