package io.wirestash.parser.redis;

import io.wirestash.api.parser.Slice;
import io.wirestash.api.parser.Text;
import java.util.Arrays;

/**
 * The first {@value #MOST} scalars of a message, and of each as many bytes as the {@value #MOST_BYTES} kept of a
 * message allow. Reused: holds one message at a time.
 */
final class Words {
  static final int MOST = 32;
  static final int MOST_BYTES = 16 << 10;

  /** Bytes of a word in events; longer ones end in an ellipsis. */
  private static final int SHOWN = 512;

  /** A larger buffer is not kept for the next message. */
  private static final int SMALL = 512;

  private static final int NULL = -1;

  private byte[] bytes = {};
  private int used;
  private int count;
  private int total;
  private final int[] starts = new int[MOST + 1];
  private final long[] lengths = new long[MOST];
  private boolean open; // appended bytes belong to the last word

  void clear() {
    if (bytes.length > SMALL) bytes = new byte[SMALL];
    used = 0;
    count = 0;
    total = 0;
    open = false;
  }

  /** Begins a word of so many bytes, which {@link #append} brings. */
  void begin(long length) {
    total++;
    open = count < MOST;
    if (!open) return;
    lengths[count++] = length;
    starts[count] = used;
  }

  /** Adds a word that stands for nothing. */
  void addNull() {
    begin(NULL);
  }

  void add(byte[] source, int from, int length) {
    begin(length);
    append(source, from, length);
  }

  void append(byte[] source, int from, int length) {
    int kept = open ? Math.min(length, MOST_BYTES - used) : 0;
    if (bytes.length - used < kept) grow(used + kept);
    System.arraycopy(source, from, bytes, used, kept);
    used += kept;
    if (open) starts[count] = used;
  }

  private void grow(int needed) {
    bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(2 * bytes.length, MOST_BYTES)));
  }

  /** How many words there are, at most {@value #MOST}. */
  int count() {
    return count;
  }

  /** How many scalars the message has. */
  int total() {
    return total;
  }

  boolean isNull(int word) {
    return lengths[word] == NULL;
  }

  /** Bytes of a word, kept or not. */
  long length(int word) {
    return Math.max(0, lengths[word]);
  }

  /** The beginning of a word as text, or null if it is null or there is none. */
  String text(int word) {
    if (word >= count || isNull(word)) return null;
    int length = starts[word + 1] - starts[word];
    String text = Text.of(bytes, starts[word], Math.min(length, SHOWN));
    return lengths[word] > SHOWN || lengths[word] > length ? text + '…' : text;
  }

  /** The bytes of a word that were kept. */
  byte[] copy(int word) {
    return Arrays.copyOfRange(bytes, starts[word], starts[word + 1]);
  }

  int at(int word, int index) {
    return starts[word] + index < starts[word + 1] ? bytes[starts[word] + index] & 0xff : -1;
  }

  /** Compares ASCII text without case. */
  boolean is(int word, String capitals) {
    if (word >= count || lengths[word] != capitals.length()) return false;
    for (int i = 0; i < capitals.length(); i++) {
      int c = at(word, i);
      if (c != capitals.charAt(i) && (c < 'a' || c > 'z' || c - 32 != capitals.charAt(i))) return false;
    }
    return true;
  }

  /** A word's bytes, valid until the next message. */
  Slice slice(int word) {
    return new Slice(bytes, starts[word], starts[word + 1] - starts[word]);
  }
}
