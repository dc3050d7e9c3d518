package io.wirestash.api.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A member's name with its quotes and colon, ready to be written. The first 24 bytes are also there as three numbers: a
 * constant of this type (a record's fields are constants to the compiler) is then written by three stores.
 */
public record JsonName(long first, long second, long third, int length, byte[] text) {
  /** Bytes that the three numbers hold. */
  static final int FAST = 24;

  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Encodes a name. */
  public static JsonName of(String name) {
    JsonSink sink = new JsonSink(name.length() + 8);
    sink.string(name);
    sink.raw(':');
    byte[] text = Arrays.copyOf(sink.array(), sink.length());
    byte[] padded = Arrays.copyOf(text, Math.max(FAST, text.length));
    return new JsonName(word(padded, 0), word(padded, 8), word(padded, 16), text.length, text);
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** Writes the name at a place with room for {@link #FAST} bytes or the name, whichever is more. */
  void put(byte[] to, int at) {
    if (length <= FAST) {
      LONG.set(to, at, first);
      LONG.set(to, at + 8, second);
      LONG.set(to, at + 16, third);
    } else {
      System.arraycopy(text, 0, to, at, length);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonName name && Arrays.equals(text, name.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
