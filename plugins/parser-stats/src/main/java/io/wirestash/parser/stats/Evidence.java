package io.wirestash.parser.stats;

/**
 * What was counted for one key.
 *
 * @param counts by column
 * @param distinct number of different values, by set
 * @param windowNanos how long it was counted
 */
record Evidence(Key key, long[] counts, long[] distinct, long windowNanos) {
  static Evidence of(Detector detector, Tally table, int entry, long windowNanos) {
    long[] counts = new long[detector.columns()];
    long[] distinct = new long[detector.sets()];
    for (int i = 0; i < counts.length; i++) counts[i] = table.get(entry, i);
    for (int i = 0; i < distinct.length; i++) distinct[i] = table.distinct(entry, i);
    return new Evidence(table.key(entry, new Key()), counts, distinct, windowNanos);
  }

  /** Together with what was counted in the interval before. */
  Evidence with(Tally table, int entry, Tally before, int entryBefore) {
    long[] sums = counts.clone();
    long[] unions = new long[distinct.length];
    for (int i = 0; i < sums.length; i++) sums[i] += before.get(entryBefore, i);
    for (int i = 0; i < unions.length; i++) unions[i] = table.distinct(entry, i, before, entryBefore);
    return new Evidence(key, sums, unions, 2 * windowNanos);
  }
}
