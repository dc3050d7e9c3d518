package io.wirestash.parser.dns;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Cursor;

/** From bytes to messages and to what they look like on output. */
final class Messages {
  private Messages() {}

  /** A message in native JSON. */
  static String json(DnsMessage message) {
    JsonSink out = new JsonSink(1024);
    out.beginObject();
    new DnsMessageCodec().writeNative(message, out);
    out.endObject();
    return out.toString();
  }

  /** The members that ECS documents get besides the envelope's. */
  static String ecs(DnsMessage message) {
    JsonSink out = new JsonSink(1024);
    out.beginObject();
    new DnsMessageCodec().writeEcs(message, out);
    out.endObject();
    return out.toString();
  }

  static String json(JsonValue value) {
    JsonSink out = new JsonSink(256);
    value.writeJson(out);
    return out.toString();
  }

  static DnsMessage read(MessageBytes message) {
    return read(message.bytes());
  }

  static DnsMessage read(byte[] message) {
    return new MessageReader().read(Cursor.of(message), Dialect.DNS, MessageReader.MAX_RECORDS);
  }
}
