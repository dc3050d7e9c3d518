package io.wirestash.parser.session;

import java.util.Arrays;

/** Collects the bytes that one side sends. */
final class RunBuffer {
  private static final byte[] EMPTY = {};

  private byte[] bytes = EMPTY;
  private int length;
  private long offset;
  private long missing;

  int length() {
    return length;
  }

  /** Adds bytes; returns how much more memory that takes. */
  int add(byte[] from, int begin, int count) {
    int before = bytes.length;
    if (length + count > before) bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * length));
    System.arraycopy(from, begin, bytes, length, count);
    length += count;
    return bytes.length - before;
  }

  /** Bytes are missing before those that follow. */
  void gap(long count) {
    missing += count;
  }

  /** Memory held. */
  int capacity() {
    return bytes.length;
  }

  /** What was collected, or null if nothing was; begins anew. */
  Run take() {
    if (length == 0) return null;
    offset += missing;
    Run run = new Run(length == bytes.length ? bytes : Arrays.copyOf(bytes, length), offset, missing);
    offset += length;
    missing = 0;
    length = 0;
    bytes = EMPTY;
    return run;
  }
}
