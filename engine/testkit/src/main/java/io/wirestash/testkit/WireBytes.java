package io.wirestash.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Bytes under construction, with numbers in one byte order. */
final class WireBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order;

  WireBytes(ByteOrder order) {
    this.order = order;
  }

  void order(ByteOrder order) {
    this.order = order;
  }

  ByteOrder order() {
    return order;
  }

  WireBytes u16(int value) {
    return number(value, 2);
  }

  WireBytes u32(long value) {
    return number(value, 4);
  }

  WireBytes u64(long value) {
    return number(value, 8);
  }

  private WireBytes number(long value, int size) {
    for (int i = 0; i < size; i++) {
      int shift = 8 * (order == ByteOrder.BIG_ENDIAN ? size - 1 - i : i);
      out.write((int) (value >>> shift));
    }
    return this;
  }

  WireBytes bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Zeros up to the next multiple of four. */
  WireBytes pad() {
    while (out.size() % 4 != 0) out.write(0);
    return this;
  }

  int size() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
