package io.wirestash.input.pcapfile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers of the little-endian order; a file of the other order has them reversed. */
final class LittleEndian {
  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static int u16(byte[] bytes, int at, boolean reversed) {
    short value = (short) SHORT.get(bytes, at);
    return (reversed ? Short.reverseBytes(value) : value) & 0xffff;
  }

  static int i32(byte[] bytes, int at, boolean reversed) {
    int value = (int) INT.get(bytes, at);
    return reversed ? Integer.reverseBytes(value) : value;
  }

  static long u32(byte[] bytes, int at, boolean reversed) {
    return i32(bytes, at, reversed) & 0xffffffffL;
  }
}
