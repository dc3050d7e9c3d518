package io.wirestash.parser.mongodb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.nio.ByteOrder;

/**
 * Stands in for {@code sun.misc.Unsafe} in the packed zstd library, which the build points here. Every access is to a
 * byte array and checked against its bounds: damaged data ends as an exception, never as a stray read or write.
 * "Addresses" are indexes, since {@link #ARRAY_BYTE_BASE_OFFSET} is 0. Only the methods that the library calls.
 */
public final class CheckedMemory {
  public static final int ARRAY_BYTE_BASE_OFFSET = 0;

  @SuppressWarnings("unused") // read by reflection
  private static final CheckedMemory theUnsafe = new CheckedMemory();

  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CheckedMemory() {}

  public byte getByte(Object array, long at) {
    return ((byte[]) array)[(int) at];
  }

  public short getShort(Object array, long at) {
    return (short) SHORT.get((byte[]) array, (int) at);
  }

  public int getInt(Object array, long at) {
    return (int) INT.get((byte[]) array, (int) at);
  }

  public long getLong(Object array, long at) {
    return (long) LONG.get((byte[]) array, (int) at);
  }

  public void putByte(Object array, long at, byte value) {
    ((byte[]) array)[(int) at] = value;
  }

  public void putShort(Object array, long at, short value) {
    SHORT.set((byte[]) array, (int) at, value);
  }

  public void putInt(Object array, long at, int value) {
    INT.set((byte[]) array, (int) at, value);
  }

  public void putLong(Object array, long at, long value) {
    LONG.set((byte[]) array, (int) at, value);
  }

  public void copyMemory(Object from, long fromIndex, Object to, long toIndex, long length) {
    System.arraycopy(from, (int) fromIndex, to, (int) toIndex, (int) length);
  }

  /** Asked for by the library's support of direct buffers, which is not used here. */
  public long objectFieldOffset(Field field) {
    return 0;
  }
}
