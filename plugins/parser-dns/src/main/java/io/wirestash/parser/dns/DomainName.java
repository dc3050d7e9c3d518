package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;

/** Data of a record that is one domain name, with its final dot. */
record DomainName(String text) implements JsonValue {
  @Override
  public void writeJson(JsonSink out) {
    out.string(text);
  }

  /** The name as ECS has it; the root stays a dot. */
  static String withoutFinalDot(String name) {
    return name.length() > 1 && name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  @Override
  public String toString() {
    return text;
  }
}
