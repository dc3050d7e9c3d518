package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Cursor;

/**
 * The named values that a client of MySQL 8.0.23 and later sends before the SQL of a COM_QUERY.
 *
 * <pre>
 *   | how many, counted | 1 | which are NULL, a bit each | 1 | type, 2, and name, counted, of each | values |
 * </pre>
 */
final class QueryAttributes {
  private static final int MOST = 64;

  private QueryAttributes() {}

  /** True if they seem to be there: SQL begins with no such bytes. */
  static boolean areAt(Cursor packet) {
    return packet.remaining() > 2 && packet.peek() == 0 && packet.peek(1) == 1;
  }

  static void skip(Cursor in) {
    long count = Fields.number(in);
    Fields.number(in); // sets of values: always one
    if (count == 0) return;
    if (count < 0 || count > MOST) throw in.malformed("too_many_attributes");
    byte[] nulls = in.bytes((int) (count + 7) / 8).copy();
    in.skip(1);
    int[] types = new int[(int) count];
    for (int i = 0; i < count; i++) {
      types[i] = in.u16le() & 0xff;
      Fields.counted(in);
    }
    for (int i = 0; i < count; i++) if ((nulls[i / 8] >> i % 8 & 1) == 0) skipValue(in, types[i]);
  }

  private static void skipValue(Cursor in, int type) {
    switch (type) {
      case 6 -> {} // NULL
      case 1 -> in.skip(1); // TINY
      case 2, 13 -> in.skip(2); // SHORT, YEAR
      case 3, 4, 9 -> in.skip(4); // LONG, FLOAT, INT24
      case 5, 8 -> in.skip(8); // DOUBLE, LONGLONG
      case 7, 10, 11, 12 -> in.skip(in.u8()); // TIMESTAMP, DATE, TIME, DATETIME
      default -> Fields.counted(in);
    }
  }
}
