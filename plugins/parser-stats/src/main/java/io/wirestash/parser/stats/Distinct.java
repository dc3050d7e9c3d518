package io.wirestash.parser.stats;

/**
 * How many different values were seen: exactly up to {@value #EXACT}, then by a {@link Sketch} that is wrong by some
 * 3 %. At most a kilobyte. What it says depends on the values only, not on their order, nor on how they came together.
 */
final class Distinct {
  static final int EXACT = 96;
  private static final int MOST_SLOTS = 128;

  private long[] slots = new long[8];
  private int size;
  private Sketch sketch;

  /** @param value anything but 0 */
  void add(long value) {
    if (sketch != null) {
      sketch.add(value);
      return;
    }
    int slot = slot(value);
    if (slots[slot] == value) return;
    if (size == EXACT) {
      overflow(value);
      return;
    }
    slots[slot] = value;
    if (++size * 2 > slots.length && slots.length < MOST_SLOTS) grow();
  }

  private int slot(long value) {
    int mask = slots.length - 1;
    int slot = (int) Hash.mix(value) & mask;
    while (slots[slot] != 0 && slots[slot] != value) slot = slot + 1 & mask;
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long value : old) if (value != 0) slots[slot(value)] = value;
  }

  private void overflow(long value) {
    sketch = new Sketch();
    for (long each : slots) if (each != 0) sketch.add(each);
    sketch.add(value);
    slots = null;
  }

  void addAll(Distinct other) {
    if (other.sketch == null) {
      for (long value : other.slots) if (value != 0) add(value);
      return;
    }
    if (sketch == null) {
      Sketch both = new Sketch();
      for (long value : slots) if (value != 0) both.add(value);
      sketch = both;
      slots = null;
    }
    sketch.addAll(other.sketch);
  }

  long count() {
    return sketch == null ? size : sketch.estimate();
  }
}
