package io.wirestash.core.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts by name. One writer; names come from the engine and its plugins, never from packets. */
public final class Tally {
  private final Map<String, long[]> counts = new HashMap<>();

  public void add(String name) {
    add(name, 1);
  }

  public void add(String name, long count) {
    long[] cell = counts.get(name);
    if (cell == null) counts.put(name, cell = new long[1]);
    cell[0] += count;
  }

  /** Adds all counts to a map sorted by name. */
  public void addTo(Map<String, Long> sum) {
    counts.forEach((name, cell) -> sum.merge(name, cell[0], Long::sum));
  }

  public Map<String, Long> sorted() {
    Map<String, Long> sorted = new TreeMap<>();
    addTo(sorted);
    return sorted;
  }
}
