package io.wirestash.parser.stats;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * A table of counts by {@link Key}, of bounded size: per entry some columns of numbers and some sets of which only the
 * number of different values is kept ({@link Distinct}). One thread. Entries are numbered from 0; the numbers hold
 * until the next {@link #at}.
 *
 * <p>When it is full, a new key takes the place of the one that has the least in column 0 among eight; which eight does
 * not depend on the secret. As in Space-Saving (Metwally, Agrawal, El Abbadi 2005) what the counts lack is bounded:
 * {@link #missed}.
 */
final class Tally {
  private static final int KEY = 5;
  private static final int LACK = 5; // the most that column 0 lacks, because the key may have given way before
  private static final int COUNTS = 6;
  private static final int CANDIDATES = 8;
  private static final int SMALLEST = 16;

  private final int columns;
  private final int sets;
  private final int cap;
  private final long secret;
  private final int stride;
  private final long[] evicted;
  private final Key scratch = new Key();
  private long[] cells;
  private Distinct[] several;
  private int[] slots; // number of an entry + 1; 0 is free
  private int size;
  private int hand;
  private long missed;

  /**
   * @param columns numbers of an entry
   * @param sets sets of an entry
   * @param cap most entries
   * @param secret where entries lie depends on it, and nothing else
   */
  Tally(int columns, int sets, int cap, long secret) {
    this(columns, sets, cap, secret, SMALLEST);
  }

  private Tally(int columns, int sets, int cap, long secret, int room) {
    this.columns = columns;
    this.sets = sets;
    this.cap = cap;
    this.secret = secret;
    stride = COUNTS + columns + sets; // a set's first value lies here: most have no other
    evicted = new long[columns];
    int entries = Math.min(cap, Integer.highestOneBit(Math.max(room, SMALLEST) - 1) << 1); // the next power of two
    cells = new long[entries * stride];
    several = new Distinct[entries * sets];
    slots = new int[4 * Integer.highestOneBit(entries)];
  }

  /** An empty table of the same kind, with room for as much as this one has. */
  Tally fresh() {
    return new Tally(columns, sets, cap, secret, size);
  }

  // ---- counting

  /** The entry of a key; makes one if there is none. */
  int at(Key key) {
    int slot = slot(key);
    return slots[slot] != 0 ? slots[slot] - 1 : insert(key, slot);
  }

  /** The entry of a key, or -1. */
  int find(Key key) {
    return slots[slot(key)] - 1;
  }

  private int slot(Key key) {
    int mask = slots.length - 1;
    int slot = Hash.of(key, secret) & mask;
    while (slots[slot] != 0 && !matches(slots[slot] - 1, key)) slot = slot + 1 & mask;
    return slot;
  }

  private boolean matches(int entry, Key key) {
    int at = entry * stride;
    return cells[at + 1] == key.low
        && cells[at] == key.high
        && cells[at + 4] == key.number
        && cells[at + 3] == key.otherLow
        && cells[at + 2] == key.otherHigh;
  }

  private int insert(Key key, int free) {
    if (size == cap) return replace(key);
    int slot = free;
    if ((size + 1) * stride > cells.length) {
      grow();
      slot = slot(key);
    }
    slots[slot] = size + 1;
    write(size, key);
    return size++;
  }

  private void write(int entry, Key key) {
    int at = entry * stride;
    cells[at] = key.high;
    cells[at + 1] = key.low;
    cells[at + 2] = key.otherHigh;
    cells[at + 3] = key.otherLow;
    cells[at + 4] = key.number;
    cells[at + LACK] = missed;
  }

  private void grow() {
    int entries = (int) Math.min(cap, 2L * size);
    cells = Arrays.copyOf(cells, entries * stride);
    several = Arrays.copyOf(several, entries * sets);
    slots = new int[4 * Integer.highestOneBit(entries)];
    for (int i = 0; i < size; i++) slots[slot(key(i, scratch))] = i + 1;
  }

  private int replace(Key key) {
    int victim = victim();
    int at = victim * stride;
    missed = Math.max(missed, weight(victim));
    for (int i = 0; i < columns; i++) evicted[i] += cells[at + COUNTS + i];
    unlink(slot(key(victim, scratch)));
    Arrays.fill(cells, at, at + stride, 0);
    Arrays.fill(several, victim * sets, (victim + 1) * sets, null);
    write(victim, key);
    slots[slot(key)] = victim + 1;
    return victim;
  }

  private int victim() {
    int victim = hand;
    for (int i = 0; i < CANDIDATES; i++) {
      if (weight(hand) < weight(victim)) victim = hand;
      if (++hand == size) hand = 0;
    }
    return victim;
  }

  /** The most that the entry can have in column 0. */
  private long weight(int entry) {
    return cells[entry * stride + COUNTS] + cells[entry * stride + LACK];
  }

  /** Frees a slot and moves later ones of its run up, so that no tombstones are needed. */
  private void unlink(int freed) {
    int mask = slots.length - 1;
    int hole = freed;
    for (int slot = hole + 1 & mask; slots[slot] != 0; slot = slot + 1 & mask) {
      int home = Hash.of(key(slots[slot] - 1, scratch), secret) & mask;
      if ((slot - home & mask) < (slot - hole & mask)) continue;
      slots[hole] = slots[slot];
      hole = slot;
    }
    slots[hole] = 0;
  }

  void add(int entry, int column, long amount) {
    cells[entry * stride + COUNTS + column] += amount;
  }

  void set(int entry, int column, long value) {
    cells[entry * stride + COUNTS + column] = value;
  }

  /**
   * Adds a value to a set of an entry.
   *
   * @param value anything but 0
   */
  void see(int entry, int set, long value) {
    int at = entry * stride + COUNTS + columns + set;
    if (cells[at] == value) return;
    if (cells[at] == 0 && several[entry * sets + set] == null) cells[at] = value;
    else seen(entry, set).add(value);
  }

  private Distinct seen(int entry, int set) {
    int place = entry * sets + set;
    if (several[place] == null) {
      several[place] = new Distinct();
      long first = cells[entry * stride + COUNTS + columns + set];
      if (first != 0) several[place].add(first);
    }
    return several[place];
  }

  // ---- bringing workers together

  /** Adds all that another table of the same kind has. */
  void addAll(Tally other) {
    Key key = new Key();
    for (int i = 0; i < other.size; i++) addEntry(other.key(i, key), other, i);
    addMissed(other);
  }

  private void addMissed(Tally other) {
    missed += other.missed;
    for (int i = 0; i < columns; i++) evicted[i] += other.evicted[i];
  }

  private void addEntry(Key key, Tally other, int from) {
    int entry = at(key);
    for (int i = 0; i < columns; i++) add(entry, i, other.get(from, i));
    for (int i = 0; i < sets; i++) other.addTo(seen(entry, i), from, i);
  }

  /** Brings together the entries that get the same number. Without sets. */
  Tally regrouped(ToLongFunction<Key> number) {
    Tally groups = new Tally(columns, 0, size + 1, secret);
    Key key = new Key();
    for (int i = 0; i < size; i++) groups.addEntry(key.number(number.applyAsLong(key(i, key))), this, i);
    groups.addMissed(this);
    return groups;
  }

  // ---- reading

  int size() {
    return size;
  }

  long get(int entry, int column) {
    return cells[entry * stride + COUNTS + column];
  }

  /** How many different values a set has. */
  long distinct(int entry, int set) {
    Distinct seen = several[entry * sets + set];
    if (seen != null) return seen.count();
    return cells[entry * stride + COUNTS + columns + set] == 0 ? 0 : 1;
  }

  /** How many different values a set has together with one of another table. */
  long distinct(int entry, int set, Tally other, int otherEntry) {
    Distinct both = new Distinct();
    addTo(both, entry, set);
    other.addTo(both, otherEntry, set);
    return both.count();
  }

  private void addTo(Distinct all, int entry, int set) {
    Distinct seen = several[entry * sets + set];
    long only = cells[entry * stride + COUNTS + columns + set];
    if (seen != null) all.addAll(seen);
    else if (only != 0) all.add(only);
  }

  /** What keys that gave way had in a column. */
  long evicted(int column) {
    return evicted[column];
  }

  /** True if a key has given way. */
  boolean overflowed() {
    return missed > 0;
  }

  /** The most that any key can have had in column 0 beyond what is here. */
  long missed() {
    return missed;
  }

  /** Writes the key of an entry into {@code into}, and returns that. */
  Key key(int entry, Key into) {
    int at = entry * stride;
    return into.set(cells[at], cells[at + 1], cells[at + 2], cells[at + 3], cells[at + 4]);
  }
}
