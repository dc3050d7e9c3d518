package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Slice;
import java.util.Arrays;

/** Data of a record that is of unknown type or breaks its format: {@code \# length hex} (RFC 3597 section 5). */
record OpaqueRdata(byte[] bytes) implements JsonValue {
  static OpaqueRdata of(byte[] array, int from, int end) {
    return new OpaqueRdata(Arrays.copyOfRange(array, from, end));
  }

  @Override
  public void writeJson(JsonSink out) {
    out.string(toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(bytes.length * 2 + 16);
    text.append("\\# ").append(bytes.length);
    if (bytes.length > 0) text.append(' ');
    Presentation.grouped(text, Presentation.hex(new Slice(bytes, 0, bytes.length)));
    return text.toString();
  }
}
