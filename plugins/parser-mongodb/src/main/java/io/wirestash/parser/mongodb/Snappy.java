package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Cursor;
import java.util.Arrays;

/**
 * Unpacks a snappy block, up to a limit. Format: google/snappy, {@code format_description.txt}.
 *
 * <pre>
 *   unpacked length: varint | elements, by the lowest two bits of their first byte:
 *   00 literal: length - 1 in 6 bits; 60 to 63: in the 1 to 4 bytes that follow
 *   01 copy: length - 4 in 3 bits, offset in 3 bits and a byte
 *   10 copy: length - 1 in 6 bits, offset in 2 bytes      11 the same, offset in 4 bytes
 * </pre>
 */
final class Snappy {
  private final Cursor in;
  private final int limit;
  private byte[] out;
  private int length;

  private Snappy(Cursor in, int limit) {
    this.in = in;
    this.limit = limit;
    this.out = new byte[Math.min(limit, 2 * in.remaining())];
  }

  static byte[] unpack(Cursor in, int limit) {
    return new Snappy(in, limit).unpack();
  }

  private byte[] unpack() {
    skipVarint();
    while (in.remaining() > 0 && length < limit) {
      int tag = in.u8();
      switch (tag & 3) {
        case 0 -> literal(tag >> 2);
        case 1 -> copy((tag >> 2 & 7) + 4, (tag >> 5) << 8 | in.u8());
        case 2 -> copy((tag >> 2) + 1, in.u16le());
        default -> copy((tag >> 2) + 1, in.i32le());
      }
    }
    return Arrays.copyOf(out, length);
  }

  /** The unpacked length, which the message has told already. */
  private void skipVarint() {
    for (int i = 0; i < 5; i++) if (in.u8() < 0x80) return;
    throw in.malformed("snappy");
  }

  private void literal(int code) {
    int count = switch (code) {
      case 60 -> in.u8();
      case 61 -> in.u16le();
      case 62 -> in.u24le();
      case 63 -> in.i32le();
      default -> code;
    };
    if (count < 0 || count == Integer.MAX_VALUE) throw in.malformed("snappy");
    var bytes = in.bytes(count + 1);
    int room = room(count + 1);
    System.arraycopy(bytes.array(), bytes.offset(), out, length, room);
    length += room;
  }

  private void copy(int count, int offset) {
    if (offset <= 0 || offset > length) throw in.malformed("snappy");
    for (int room = room(count); room > 0; room--, length++) out[length] = out[length - offset];
  }

  /** Makes room for so many bytes, or for as many as the limit allows. */
  private int room(int count) {
    int room = Math.min(count, limit - length);
    if (out.length - length < room) out = Arrays.copyOf(out, Math.min(limit, Math.max(2 * out.length, length + room)));
    return room;
  }
}
