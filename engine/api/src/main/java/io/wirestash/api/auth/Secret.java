package io.wirestash.api.auth;

import io.wirestash.api.event.JsonName;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;

/**
 * A password as events may have it; made by {@link Secrets} only, so that a masked one holds nothing to leak. In JSON a
 * string when shown, an object when masked.
 *
 * @param text the password, or null if it is masked
 * @param length in bytes
 * @param reuseId the same for the same password within a run, 16 hexadecimal digits; null if the text is shown
 */
@JsonType("string|object")
public record Secret(String text, int length, String reuseId) implements JsonValue {
  private static final JsonName PRESENT = JsonName.of("present");
  private static final JsonName LENGTH = JsonName.of("length");
  private static final JsonName REUSE_ID = JsonName.of("reuse_id");

  public boolean shown() {
    return text != null;
  }

  @Override
  public void writeJson(JsonSink out) {
    if (shown()) {
      out.string(text);
      return;
    }
    out.beginObject();
    out.name(PRESENT);
    out.bool(true);
    out.name(LENGTH);
    out.number(length);
    out.name(REUSE_ID);
    out.plain(reuseId);
    out.endObject();
  }
}
