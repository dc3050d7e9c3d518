package io.wirestash.testkit;

import java.util.Arrays;

/**
 * One header of a frame under construction.
 *
 * @param number its own EtherType, IP protocol … where {@link FrameKind} has none; else -1
 * @param bytes what will be written, before {@link FrameKind} fills in lengths, types and checksums
 * @param pinned bit i: byte i (of the first 64) was set by the test and stays as it is
 * @param offloaded the checksum shall hold the pseudo-header's sum only
 */
record FrameHeader(FrameKind kind, int number, byte[] bytes, long pinned, boolean offloaded) {
  static FrameHeader of(FrameKind kind, byte[] bytes) {
    return new FrameHeader(kind, -1, bytes, 0, false);
  }

  FrameHeader numbered(int number) {
    return new FrameHeader(kind, number, bytes, pinned, offloaded);
  }

  FrameHeader leftToHardware() {
    return new FrameHeader(kind, number, bytes, pinned, true);
  }

  FrameHeader put(int at, byte... values) {
    byte[] copy = bytes.clone();
    System.arraycopy(values, 0, copy, at, values.length);
    long set = at > 63 ? 0 : (1L << values.length) - 1 << at;
    return new FrameHeader(kind, number, copy, pinned | set, offloaded);
  }

  FrameHeader append(byte... more) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, longer, bytes.length, more.length);
    return new FrameHeader(kind, number, longer, pinned, offloaded);
  }

  boolean free(int at) {
    return at > 63 || (pinned >>> at & 1) == 0;
  }
}
