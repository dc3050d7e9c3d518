package io.wirestash.processor.sample;

import io.wirestash.api.Option;

/** Options of {@code sample}. */
public record SampleOptions(
    @Option(value = "One of so many goes on.", required = true, min = 1, max = 1_000_000_000, example = "100") int oneOf,
    @Option(value = "What is chosen: whole flows, with all their events, or events.", fallback = "flow") By by) {

  /** What is chosen. */
  public enum By {
    FLOW,
    EVENT
  }
}
