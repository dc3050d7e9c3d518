package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;

/**
 * LOC: where a host is (RFC 1876 section 2).
 *
 * <pre>
 *   version 0 | size | horizontal precision | vertical precision | latitude | longitude | altitude
 * </pre>
 *
 * Sizes are a digit times a power of ten, in centimetres; angles are thousandths of a second of arc around 2^31;
 * altitude is in centimetres above 100 000 m below the WGS 84 spheroid.
 */
final class Location {
  private static final long EQUATOR = 1L << 31;
  private static final long DEGREE = 3_600_000;
  private static final long LOWEST = 10_000_000;

  private Location() {}

  static String read(Cursor in) {
    if (in.u8() != 0) throw in.malformed("version");
    int size = in.u8();
    int horizontal = in.u8();
    int vertical = in.u8();
    StringBuilder text = new StringBuilder(64);
    angle(text, in.u32() - EQUATOR, 90, 'N', 'S', in);
    angle(text, in.u32() - EQUATOR, 180, 'E', 'W', in);
    metres(text, in.u32() - LOWEST);
    for (int precision : new int[] {size, horizontal, vertical}) precision(text.append(' '), precision, in);
    return text.toString();
  }

  private static void angle(StringBuilder to, long value, int most, char positive, char negative, Cursor in) {
    long abs = Math.abs(value);
    if (abs > most * DEGREE) throw in.malformed("angle");
    to.append(abs / DEGREE).append(' ').append(abs / 60_000 % 60).append(' ').append(abs / 1000 % 60).append('.');
    long thousandths = abs % 1000;
    to.append(thousandths / 100).append(thousandths / 10 % 10).append(thousandths % 10);
    to.append(' ').append(value < 0 ? negative : positive).append(' ');
  }

  private static void precision(StringBuilder to, int precision, Cursor in) {
    int mantissa = precision >> 4;
    int exponent = precision & 15;
    if (mantissa > 9 || exponent > 9) throw in.malformed("precision");
    long centimetres = mantissa;
    for (int i = 0; i < exponent; i++) centimetres *= 10;
    if (exponent < 2) metres(to, centimetres);
    else to.append(centimetres / 100).append('m');
  }

  private static void metres(StringBuilder to, long centimetres) {
    if (centimetres < 0) to.append('-');
    long abs = Math.abs(centimetres);
    to.append(abs / 100).append('.').append(abs / 10 % 10).append(abs % 10).append('m');
  }
}
