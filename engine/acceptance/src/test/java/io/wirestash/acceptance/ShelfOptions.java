package io.wirestash.acceptance;

import io.wirestash.api.Option;

/** Options of {@link ShelfFactory}. */
public record ShelfOptions(
    @Option(value = "Events that it takes.", fallback = "1000000") int room,
    @Option(value = "What it does when there is no more room.", fallback = "fails") Full full) {
  /** How an output may end. */
  public enum Full {
    LEAVES,
    FAILS,
    /** A bug. */
    BREAKS
  }
}
