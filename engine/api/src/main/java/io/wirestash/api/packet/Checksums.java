package io.wirestash.api.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The Internet checksum (RFC 1071). */
public final class Checksums {
  // little endian: RFC 1071 section 2 (B), the sum of swapped words is the swapped sum; that spares swapping each word
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0xffffffffL;

  private Checksums() {}

  /** The one's complement sum of 16-bit words, not folded, not inverted; odd bytes are padded with zero. */
  public static long sum(byte[] bytes, int from, int length) {
    int i = from;
    int end = from + length;
    long sum = 0;
    if (length >= 32) {
      int whole = length & ~31;
      sum = Short.reverseBytes((short) fold(swapped(bytes, from, from + whole))) & 0xffff;
      i += whole;
    }
    for (; i < end - 1; i += 2) sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
    if (i < end) sum += (bytes[i] & 0xff) << 8;
    return sum;
  }

  /** The sum of 32-bit halves of little-endian words; the length is a multiple of 32. */
  private static long swapped(byte[] bytes, int from, int end) {
    long a = 0;
    long b = 0;
    for (int i = from; i < end; i += 32) {
      long t = (long) LONG.get(bytes, i);
      long u = (long) LONG.get(bytes, i + 8);
      long v = (long) LONG.get(bytes, i + 16);
      long w = (long) LONG.get(bytes, i + 24);
      a += (t >>> 32) + (t & LOW) + (u >>> 32) + (u & LOW);
      b += (v >>> 32) + (v & LOW) + (w >>> 32) + (w & LOW);
    }
    return (a >>> 32) + (a & LOW) + (b >>> 32) + (b & LOW);
  }

  /** Folds a sum to 16 bits. A region with a valid checksum in it folds to 0xffff. */
  public static int fold(long sum) {
    sum = (sum >>> 32) + (sum & LOW);
    sum = (sum >>> 16) + (sum & 0xffff);
    sum = (sum >>> 16) + (sum & 0xffff);
    return (int) ((sum >>> 16) + (sum & 0xffff)) & 0xffff;
  }
}
