package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;

/**
 * Sets of record types.
 *
 * <pre>
 *   window | length | bitmap of 1 to 32 bytes, the first bit is type 256 * window     (RFC 4034 section 4.1.2)
 * </pre>
 *
 * <p>Limit: 1 024 types; more are no honest set.
 */
final class TypeBitmap {
  static final int MAX_TYPES = 1024;

  private TypeBitmap() {}

  /** The mnemonics, blanks between them; windows ascend. */
  static String read(Cursor in) {
    StringBuilder types = new StringBuilder(48);
    int last = -1;
    int count = 0;
    while (in.remaining() > 0) {
      int window = in.u8();
      int length = in.u8();
      if (window <= last || length == 0 || length > 32) throw in.malformed("bitmap");
      last = window;
      count += append(types, in.bytes(length), window << 8);
      if (count > MAX_TYPES) throw in.malformed("bitmap");
    }
    return types.toString();
  }

  /** The older form: one bitmap of at most 16 bytes (RFC 2535 section 5.2). */
  static String readNxt(Cursor in) {
    if (in.remaining() > 16) throw in.malformed("bitmap");
    StringBuilder types = new StringBuilder(48);
    append(types, in.rest(), 0);
    return types.toString();
  }

  private static int append(StringBuilder types, Slice bitmap, int first) {
    int count = 0;
    for (int bit = 0; bit < bitmap.length() * 8; bit++) {
      if ((bitmap.at(bit >> 3) & 0x80 >> (bit & 7)) == 0) continue;
      if (types.length() > 0) types.append(' ');
      types.append(RrType.mnemonic(first + bit));
      count++;
    }
    return count;
  }
}
