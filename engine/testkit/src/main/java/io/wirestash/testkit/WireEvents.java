package io.wirestash.testkit;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.JsonSink;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes the events of a {@link Wire} as the engine would, and reads them strictly. */
final class WireEvents {
  private final Map<Class<?>, EventCodec<?>> codecs;
  private final int mostBytes;

  /**
   * @param codecs by the class that they write
   * @param mostBytes more JSON than a flow may make
   */
  WireEvents(Map<Class<?>, EventCodec<?>> codecs, int mostBytes) {
    this.codecs = codecs;
    this.mostBytes = mostBytes;
  }

  /** The events as JSON, each with its packets. */
  List<String> read(Wire wire) {
    JsonSink out = new JsonSink(1024);
    for (Wire.Emitted emitted : wire.emitted()) {
      out.beginObject();
      out.name("about packets"); // no member of an event has this name
      out.string(emitted.start().packet() + " to " + emitted.end().packet());
      write(emitted.event(), out);
      out.endObject();
      out.raw('\n');
    }
    if (out.length() > mostBytes) throw new AssertionError(out.length() + " bytes of JSON came of it");
    byte[] lines = Arrays.copyOf(out.array(), out.length());
    JsonLines.read(lines);
    return new String(lines, StandardCharsets.UTF_8).lines().toList();
  }

  private void write(Record event, JsonSink out) {
    @SuppressWarnings("unchecked") // codecs are found by the class that they write
    EventCodec<Record> codec = (EventCodec<Record>) codecs.get(event.getClass());
    if (codec == null) throw new AssertionError("its @Component does not say that it emits " + event.getClass());
    codec.writeNative(event, out);
  }
}
