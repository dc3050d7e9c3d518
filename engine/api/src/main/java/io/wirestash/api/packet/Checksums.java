package io.wirestash.api.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The Internet checksum (RFC 1071). */
public final class Checksums {
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Checksums() {}

  /** The one's complement sum of 16-bit words, not folded, not inverted; odd bytes are padded with zero. */
  public static long sum(byte[] bytes, int from, int length) {
    long a = 0;
    long b = 0;
    int i = from;
    int end = from + length;
    for (; i <= end - 16; i += 16) {
      long v = (long) LONG.get(bytes, i);
      long w = (long) LONG.get(bytes, i + 8);
      a += (v >>> 32) + (v & 0xffffffffL);
      b += (w >>> 32) + (w & 0xffffffffL);
    }
    long sum = a + b;
    sum = (sum >>> 32) + (sum & 0xffffffffL);
    for (; i < end - 1; i += 2) sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
    if (i < end) sum += (bytes[i] & 0xff) << 8;
    return sum;
  }

  /** Folds a sum to 16 bits. A region with a valid checksum in it folds to 0xffff. */
  public static int fold(long sum) {
    sum = (sum >>> 32) + (sum & 0xffffffffL);
    sum = (sum >>> 16) + (sum & 0xffff);
    sum = (sum >>> 16) + (sum & 0xffff);
    return (int) ((sum >>> 16) + (sum & 0xffff)) & 0xffff;
  }
}
