package io.wirestash.parser.packet;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Text;
import java.util.Arrays;

/**
 * What a packet carries behind the headers that were read: its first bytes, copied.
 *
 * @param text how many of them are shown as text
 * @param hex how many as hexadecimal numbers
 */
record Payload(byte[] bytes, int text, int hex) {
  /** Null if there are none, or none to be shown. */
  static Payload of(Packet packet, int offset, int length, PacketOptions options) {
    int text = (int) Math.min(length, options.maxData().bytes());
    int hex = options.hex() ? (int) Math.min(length, options.maxHex().bytes()) : 0;
    int kept = Math.max(text, hex);
    return kept <= 0 ? null : new Payload(Arrays.copyOfRange(packet.bytes(), offset, offset + kept), text, hex);
  }

  /** As text, in which what is no UTF-8 is escaped so that it can be undone. */
  record AsText(Payload payload) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.string(Text.of(payload.bytes, 0, payload.text));
    }
  }

  /** As hexadecimal digits. */
  record AsHex(Payload payload) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.hex(payload.bytes, 0, payload.hex);
    }
  }
}
