package io.wirestash.core.delivery;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.JsonSink;
import java.nio.charset.StandardCharsets;

/** One type of event as the encoder knows it: its codec, and what of its envelope never changes. */
public final class EncodedType {
  private final int index;
  private final String name;
  private final EventCodec<Record> codec;
  private final byte[] opening;
  private final byte[] ecsEvent;

  @SuppressWarnings("unchecked") // the codec is found by the record's class
  public EncodedType(int index, EventCodec<?> codec) {
    this.index = index;
    this.codec = (EventCodec<Record>) codec;
    name = codec.type();
    opening = ("{\"type\":\"" + name + "\"").getBytes(StandardCharsets.US_ASCII);
    JsonSink event = new JsonSink(256);
    event.raw("\"kind\":\"event\",\"module\":\"wirestash\",\"dataset\":");
    event.string(name);
    event.raw(",\"action\":");
    event.string(codec.action().isEmpty() ? name : codec.action());
    strings(event, ",\"category\":", codec.category());
    strings(event, ",\"type\":", codec.ecsType());
    ecsEvent = java.util.Arrays.copyOf(event.array(), event.length());
  }

  private static void strings(JsonSink out, String name, String[] values) {
    out.raw(name);
    out.beginArray();
    for (String value : values) {
      out.item();
      out.string(value);
    }
    out.endArray();
  }

  /** Place among the types of this run. */
  public int index() {
    return index;
  }

  public String name() {
    return name;
  }

  EventCodec<Record> codec() {
    return codec;
  }

  EventType.Scope scope() {
    return codec.scope();
  }

  int hash() {
    return name.hashCode();
  }

  /** The native object's first bytes. */
  byte[] opening() {
    return opening;
  }

  /** The unchanging members of the ECS {@code event} object. */
  byte[] ecsEvent() {
    return ecsEvent;
  }
}
