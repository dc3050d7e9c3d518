package io.wirestash.parser.http;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks for ASCII characters, eight bytes at a time: a subtraction borrows, and so leaves the top bit, where a byte is what
 * is looked for. Bytes above it may be marked wrongly, so only the lowest mark counts.
 */
final class ByteSearch {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;

  private ByteSearch() {}

  /** Index of the next byte from 0 up to a bound, or the limit. */
  static int below(int bound, byte[] bytes, int from, int limit) {
    int i = from;
    for (; i + 8 <= limit; i += 8) {
      long eight = (long) LONG.get(bytes, i);
      long marks = eight - ONES * bound & ~eight & ONES * 128;
      if (marks != 0) return i + (Long.numberOfTrailingZeros(marks) >> 3);
    }
    while (i < limit && (bytes[i] < 0 || bytes[i] >= bound)) i++;
    return i;
  }

  /** Index of the next of three characters, or the limit. */
  static int anyOf(char a, char b, char c, byte[] bytes, int from, int limit) {
    int i = from;
    for (; i + 8 <= limit; i += 8) {
      long eight = (long) LONG.get(bytes, i);
      long zeros = (eight ^ ONES * a) - ONES | (eight ^ ONES * b) - ONES | (eight ^ ONES * c) - ONES;
      long marks = zeros & ~eight & ONES * 128;
      if (marks != 0) return i + (Long.numberOfTrailingZeros(marks) >> 3);
    }
    while (i < limit && bytes[i] != a && bytes[i] != b && bytes[i] != c) i++;
    return i;
  }
}
