package io.wirestash.testkit;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.JsonSink;
import java.util.Arrays;
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

  void check(Wire wire) {
    JsonSink out = new JsonSink(1024);
    for (Wire.Emitted emitted : wire.emitted()) {
      out.beginObject();
      write(emitted.event(), out);
      out.endObject();
      out.raw('\n');
    }
    if (out.length() > mostBytes) throw new AssertionError(out.length() + " bytes of JSON came of it");
    JsonLines.read(Arrays.copyOf(out.array(), out.length()));
  }

  private void write(Record event, JsonSink out) {
    @SuppressWarnings("unchecked") // codecs are found by the class that they write
    EventCodec<Record> codec = (EventCodec<Record>) codecs.get(event.getClass());
    if (codec == null) throw new AssertionError("its @Component does not say that it emits " + event.getClass());
    codec.writeNative(event, out);
  }
}
