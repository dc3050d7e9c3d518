package io.wirestash.decoder.fragment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Buffers of 256 bytes to 256 KiB in powers of two, recycled. Lent and spare ones together never exceed the limit, so
 * that a flood of fragments costs neither more memory nor garbage.
 */
final class FragmentMemory {
  static final int SMALLEST = 256;
  static final int LARGEST = 256 << 10;

  private final long limit;
  private final List<ArrayDeque<byte[]>> spare = new ArrayList<>();
  private long allocated;

  FragmentMemory(long limit) {
    this.limit = limit;
    for (int size = SMALLEST; size <= LARGEST; size <<= 1) spare.add(new ArrayDeque<>());
  }

  /** A buffer of at least {@code size} bytes, which must not exceed {@link #LARGEST}; null if none is left. */
  byte[] take(int size) {
    int index = index(size);
    byte[] buffer = spare.get(index).poll();
    if (buffer != null) return buffer;
    int bytes = SMALLEST << index;
    if (allocated + bytes > limit) dropSpare(allocated + bytes - limit);
    if (allocated + bytes > limit) return null;
    allocated += bytes;
    return new byte[bytes];
  }

  void give(byte[] buffer) {
    spare.get(index(buffer.length)).push(buffer);
  }

  /** Takes bytes that are no buffers into the account. */
  void charge(int bytes) {
    allocated += bytes;
  }

  /** Bytes of all buffers, lent and spare. */
  long allocated() {
    return allocated;
  }

  private void dropSpare(long bytes) {
    long target = allocated - bytes;
    for (ArrayDeque<byte[]> buffers : spare) {
      while (allocated > target && !buffers.isEmpty()) allocated -= buffers.pop().length;
    }
  }

  private static int index(int size) {
    return size <= SMALLEST ? 0 : 32 - Integer.numberOfLeadingZeros(size - 1 >>> 8);
  }
}
