package io.wirestash.acceptance;

import io.wirestash.api.Option;

/** Options of {@link SourceFactory}. */
public record SourceOptions(
    @Option(value = "Packets that it delivers.", fallback = "1000") int packets,
    @Option(value = "What comes after them.", fallback = "ends") Then then,
    @Option(value = "Whether it calls itself live.", fallback = "false") boolean live) {
  /** How an input may end. */
  public enum Then {
    ENDS,
    FAILS,
    /** A bug. */
    BREAKS,
    /** Nothing, until it is told to stop; it warns when it begins to wait. */
    WAITS
  }
}
