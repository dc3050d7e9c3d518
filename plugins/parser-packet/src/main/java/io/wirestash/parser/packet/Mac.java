package io.wirestash.parser.packet;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.packet.Packet;

/**
 * A hardware address of 48 bits: {@code 00:0c:29:92:67:d7}.
 *
 * @param bits in its lower 48
 */
record Mac(long bits) implements JsonValue {
  static final int LENGTH = 6;
  private static final String DIGITS = "0123456789abcdef";

  /** The address at an offset, or null if there is none. */
  static Mac at(Packet packet, int offset) {
    if (offset < 0 || offset + LENGTH > packet.end()) return null;
    return new Mac((long) packet.u16(offset) << 32 | packet.u32(offset + 2));
  }

  @Override
  public void writeJson(JsonSink out) {
    out.raw('"');
    for (int shift = 44; shift >= 0; shift -= 4) {
      out.raw(DIGITS.charAt((int) (bits >> shift) & 15));
      if (shift % 8 == 0 && shift > 0) out.raw(':');
    }
    out.raw('"');
  }

  void writeText(TextSink out) {
    for (int shift = 44; shift >= 0; shift -= 4) {
      out.text(DIGITS.charAt((int) (bits >> shift) & 15));
      if (shift % 8 == 0 && shift > 0) out.text(':');
    }
  }

  /** As ECS wants it (RFC 7042 2.1): {@code 00-0C-29-92-67-D7}. */
  record Hyphened(long bits) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.raw('"');
      for (int shift = 44; shift >= 0; shift -= 4) {
        out.raw(Character.toUpperCase(DIGITS.charAt((int) (bits >> shift) & 15)));
        if (shift % 8 == 0 && shift > 0) out.raw('-');
      }
      out.raw('"');
    }
  }
}
