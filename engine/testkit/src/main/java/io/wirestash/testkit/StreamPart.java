package io.wirestash.testkit;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What came next of one side of a TCP stream: bytes, or a gap, or the end. */
@EventType(StreamPart.TYPE)
@Help("For tests: what came next of one side of a TCP stream.")
public record StreamPart(
    @Help("Who sent it.") String from,
    @Help("Bytes.") String hex,
    @Help("Length of a gap.") long missing,
    @Help("Why no more follows.") String end,
    @Help("Whether the connection's beginning was seen.") boolean fromStart) {
  static final String TYPE = "test_stream";
}
