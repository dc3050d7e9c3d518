package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.TextEvent;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.output.EventFormat;
import java.util.Map;
import java.util.Set;

/**
 * Writes events as text: in their own form if they have one, otherwise time, type, addresses and all members as
 * {@code name=value}. One thread.
 */
final class TextForm {
  /** What stands at the beginning of the line, or matters to programs only. */
  private static final Set<String> NOT_AGAIN =
      Set.of(
          "type", "ts", "ts_start", "ts_end", "src_ip", "src_port", "dst_ip", "dst_port", "transport", "community_id",
          "flow_id", "event_id", "capture", "interface");

  private final IsoTime time = new IsoTime();
  private final JsonValues values = new JsonValues();

  void write(EventFormat format, EventView event, JsonSink out) {
    TextSink text = new TextSink(out);
    if (!(event.body() instanceof TextEvent own)) members(event, text, out);
    else if (format == EventFormat.DUMP) own.writeDump(event, text);
    else own.writeLine(event, text);
  }

  private void members(EventView event, TextSink text, JsonSink out) {
    int begin = out.length();
    time.write(event.startNanos(), out);
    unquoted(out, begin);
    text.text("  ").text(event.type());
    if (event.sourceIp() != null) {
      text.text("  ");
      text.endpoint(event.sourceIp(), event.sourcePort());
    }
    if (event.destinationIp() != null) {
      text.text(" -> ");
      text.endpoint(event.destinationIp(), event.destinationPort());
    }
    for (Map.Entry<String, Object> member : values.members(event.json().array(), 0).entrySet()) {
      if (NOT_AGAIN.contains(member.getKey())) continue;
      text.text("  ").safe(member.getKey()).text('=').safe(String.valueOf(member.getValue()));
    }
  }

  private static void unquoted(JsonSink out, int begin) {
    int length = out.length() - begin - 2;
    System.arraycopy(out.array(), begin + 1, out.array(), begin, length);
    out.length(begin + length);
  }
}
