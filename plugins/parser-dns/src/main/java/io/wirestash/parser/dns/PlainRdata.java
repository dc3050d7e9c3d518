package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;

/** Data of a record that is one text, in presentation form. */
record PlainRdata(String text) implements JsonValue {
  @Override
  public void writeJson(JsonSink out) {
    out.string(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
