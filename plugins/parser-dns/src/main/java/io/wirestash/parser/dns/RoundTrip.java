package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;

/** Time from a query to its answer: seconds with 6 decimals, or 9 where the capture's clock is that fine. */
@JsonType("number")
record RoundTrip(long nanos) implements JsonValue {
  @Override
  public void writeJson(JsonSink out) {
    out.seconds(nanos, nanos % 1000 == 0 ? 6 : 9);
  }
}
