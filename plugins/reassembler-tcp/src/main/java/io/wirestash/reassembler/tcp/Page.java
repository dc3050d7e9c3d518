package io.wirestash.reassembler.tcp;

/**
 * A piece of sequence space of {@link #SIZE} bytes, aligned, with the bytes of it that wait: which are there, and where
 * segments begin among them.
 */
final class Page {
  static final int SIZE = 2048;
  static final int MASK = SIZE - 1;

  /** What a page costs in memory: bytes, up to three bits for each, and the objects. */
  static final int COST = SIZE + 3 * SIZE / 8 + 128;

  final byte[] bytes = new byte[SIZE];
  final long[] present = new long[SIZE / 64];
  final long[] begins = new long[SIZE / 64];

  /** Bytes that were sent but are missing from the capture's packet; null if there are none. */
  long[] cut;

  /** Sequence number of the first byte. */
  int base;

  /** Bytes that are there. */
  int count;

  /** When the first byte came: packet time, and how many packets the connection had then. */
  long sinceNanos;
  int sincePacket;

  Page next; // in the pool

  boolean has(int i) {
    return bit(present, i);
  }

  void add(int from, int end) {
    set(present, from, end);
    count += end - from;
  }

  void addCut(int from, int end) {
    if (cut == null) cut = new long[SIZE / 64];
    set(cut, from, end);
    add(from, end);
  }

  boolean isCut(int i) {
    return cut != null && bit(cut, i);
  }

  /** Where the bytes end that like byte {@code i} were captured, or not, at most {@code limit}. */
  int alike(int i, int limit) {
    return cut == null ? limit : stretch(cut, i, limit);
  }

  /** Bytes that were captured turn up in place of those cut off. */
  void restore(int from, int end) {
    clear(cut, from, end);
  }

  void remove(int from, int end) {
    clear(present, from, end);
    clear(begins, from, end);
    if (cut != null) clear(cut, from, end);
    count -= end - from;
  }

  void clear() {
    clear(present, 0, SIZE);
    clear(begins, 0, SIZE);
    cut = null;
    count = 0;
  }

  /** First byte that is there; the page must not be empty. */
  int first() {
    return has(0) ? 0 : stretch(present, 0, SIZE);
  }

  /** Where the run of equal bits that holds bit {@code i} ends, at most {@code limit}. */
  static int stretch(long[] bits, int i, int limit) {
    long flip = bit(bits, i) ? -1 : 0;
    int word = i >>> 6;
    long differing = (bits[word] ^ flip) & -1L << i;
    while (differing == 0) {
      if (++word << 6 >= limit) return limit;
      differing = bits[word] ^ flip;
    }
    return Math.min(limit, (word << 6) + Long.numberOfTrailingZeros(differing));
  }

  /** The last bit set at {@code i} or before it, or -1. */
  static int lastSet(long[] bits, int i) {
    int word = i >>> 6;
    long set = bits[word] & -1L >>> 63 - (i & 63);
    while (set == 0) {
      if (--word < 0) return -1;
      set = bits[word];
    }
    return (word << 6) + 63 - Long.numberOfLeadingZeros(set);
  }

  static boolean bit(long[] bits, int i) {
    return (bits[i >>> 6] >>> i & 1) != 0;
  }

  static void set(long[] bits, int from, int end) {
    for (int word = from >>> 6; word << 6 < end; word++) bits[word] |= mask(word, from, end);
  }

  static void clear(long[] bits, int from, int end) {
    for (int word = from >>> 6; word << 6 < end; word++) bits[word] &= ~mask(word, from, end);
  }

  private static long mask(int word, int from, int end) {
    int low = Math.max(0, from - (word << 6));
    int high = Math.min(64, end - (word << 6));
    return -1L << low & -1L >>> 64 - high;
  }
}
