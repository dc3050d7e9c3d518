package io.wirestash.api.event;

/**
 * A span of time, written as exact seconds: 6 decimals, or 9 where it is not whole microseconds.
 *
 * @param nanos nanoseconds
 */
@JsonType("number")
public record Seconds(long nanos) implements JsonValue {
  @Override
  public void writeJson(JsonSink out) {
    out.seconds(nanos, nanos % 1000 == 0 ? 6 : 9);
  }
}
