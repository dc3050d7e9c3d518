package io.wirestash.reassembler.tcp;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What the last segments of one side contained, as checksums, to notice a retransmission that tells something else. At
 * most {@link #MAX} segments (of usual size: 64 KiB) are remembered.
 *
 * <p>A retransmission is compared with every remembered segment that lies entirely in it, so segments that were joined
 * are compared, too. One that covers only parts of remembered segments cannot be compared, nor can bytes of longer ago.
 * CRC-32C finds any change that was not made to deceive it; who computes a matching one on purpose goes unnoticed.
 */
final class DeliveredHashes {
  static final int MAX = 64;
  private static final int FIELDS = 3; // sequence, length, checksum

  private static final int SMALLEST = 4;

  /** Bytes of memory at first. */
  static final int COST = SMALLEST * FIELDS * Integer.BYTES + 40;

  private int[] entries = new int[SMALLEST * FIELDS];
  private int count;
  private int next;

  void clear() {
    count = 0;
    next = 0;
  }

  /** Bytes of memory. */
  int cost() {
    return COST + (entries.length - SMALLEST * FIELDS) * Integer.BYTES;
  }

  /** Bytes of memory that {@link #grow} takes. */
  int growth() {
    return entries.length * 3 * Integer.BYTES;
  }

  /** True if the next segment displaces the oldest although there may be room for more. */
  boolean wantsToGrow() {
    return next * FIELDS == entries.length && count == next && count < MAX;
  }

  void grow() {
    entries = Arrays.copyOf(entries, entries.length * 4);
  }

  void add(CRC32C crc, int sequence, byte[] bytes, int from, int length) {
    if (next * FIELDS == entries.length) next = 0;
    int at = next++ * FIELDS;
    entries[at] = sequence;
    entries[at + 1] = length;
    entries[at + 2] = checksum(crc, bytes, from, length);
    count = Math.max(count, next);
  }

  /** True if these bytes contradict what is remembered of the same places. */
  boolean contradicts(CRC32C crc, int sequence, byte[] bytes, int from, int length) {
    for (int i = 0; i < count; i++) {
      int at = i * FIELDS;
      int offset = entries[at] - sequence;
      int size = entries[at + 1];
      if (offset < 0 || offset > length - size) continue;
      if (checksum(crc, bytes, from + offset, size) != entries[at + 2]) return true;
    }
    return false;
  }

  private static int checksum(CRC32C crc, byte[] bytes, int from, int length) {
    crc.reset();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }
}
