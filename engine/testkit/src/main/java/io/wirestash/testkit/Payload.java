package io.wirestash.testkit;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What one UDP datagram carried, as a parser would get it. */
@EventType(Payload.TYPE)
@Help("For tests: what one UDP datagram carried.")
public record Payload(
    @Help("Who sent it.") String from,
    @Help("All of its bytes.") String hex) {
  static final String TYPE = "test_payload";
}
