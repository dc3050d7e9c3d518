package io.wirestash.api.event;

/** A value that writes itself as one JSON value. */
public interface JsonValue {
  void writeJson(JsonSink out);
}
