package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;

/**
 * A domain name as text, with its final dot; the root is {@code .}.
 *
 * @param plain whether it has no escapes, so that it can be written without looking at each character
 */
record DomainName(String text, boolean plain) implements JsonValue {
  static final DomainName ROOT = new DomainName(".", true);

  @Override
  public void writeJson(JsonSink out) {
    if (plain) out.plain(text);
    else out.string(text);
  }

  /** The name as ECS has it; the root stays a dot. */
  String withoutFinalDot() {
    return text.length() > 1 ? text.substring(0, text.length() - 1) : text;
  }

  /** Whether both are the same name: case does not count (RFC 4343). */
  boolean matches(DomainName other) {
    return text.equals(other.text) || text.equalsIgnoreCase(other.text); // most resolvers keep the case: cheaper
  }

  @Override
  public String toString() {
    return text;
  }
}
