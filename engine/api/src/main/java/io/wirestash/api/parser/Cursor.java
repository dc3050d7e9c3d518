package io.wirestash.api.parser;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message as if all its bytes were there. In a stream, reading beyond what has arrived ends the call with an
 * internal signal; the engine undoes what the call emitted and makes it again when more bytes came. In a datagram, or in
 * a {@link #sub} cursor, it means {@link Malformed} {@code truncated}: an inner length can never read into the next
 * message.
 */
public final class Cursor {
  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int start;
  private int position;
  private int limit;
  private boolean complete;
  private long nanos;
  private long packet;
  private Cursor account = this; // whose elementsLeft counts: a child spends its parent's
  private int elementsLeft;
  private int depthLeft;
  private int wanted;

  /** {@link #wanted} when a call waits for the end of a line. */
  public static final int LINE_END = -1;

  /** A cursor over nothing; see {@link #reset}. */
  public Cursor() {}

  /** A cursor over one complete message. */
  public static Cursor of(byte[] bytes) {
    Cursor cursor = new Cursor();
    cursor.reset(bytes, 0, bytes.length, true, 0, 0);
    cursor.budget(10_000, 32);
    return cursor;
  }

  /**
   * Points the cursor at bytes; for the engine and for tests.
   *
   * @param complete true if no byte can follow: a datagram, or a stream at its end
   */
  public void reset(byte[] bytes, int from, int to, boolean complete, long nanos, long packet) {
    this.bytes = bytes;
    this.start = from;
    this.position = from;
    this.limit = to;
    this.complete = complete;
    this.nanos = nanos;
    this.packet = packet;
  }

  /** Sets what {@link #repeat} may spend in this call; for the engine. */
  public void budget(int elements, int depth) {
    elementsLeft = elements;
    depthLeft = depth;
  }

  // ---- numbers

  public int u8() {
    need(1);
    return bytes[position++] & 0xff;
  }

  public int u16() {
    need(2);
    int value = (short) SHORT.get(bytes, position) & 0xffff;
    position += 2;
    return value;
  }

  public int u24() {
    need(3);
    int value = (bytes[position] & 0xff) << 16 | (bytes[position + 1] & 0xff) << 8 | bytes[position + 2] & 0xff;
    position += 3;
    return value;
  }

  public long u32() {
    return i32() & 0xffffffffL;
  }

  public int i32() {
    need(4);
    int value = (int) INT.get(bytes, position);
    position += 4;
    return value;
  }

  public long u64() {
    need(8);
    long value = (long) LONG.get(bytes, position);
    position += 8;
    return value;
  }

  public int u16le() {
    return Short.toUnsignedInt(Short.reverseBytes((short) u16()));
  }

  public int u24le() {
    int value = u24();
    return (value & 0xff) << 16 | value & 0xff00 | value >>> 16;
  }

  public long u32le() {
    return Integer.reverseBytes(i32()) & 0xffffffffL;
  }

  public int i32le() {
    return Integer.reverseBytes(i32());
  }

  public long u64le() {
    return Long.reverseBytes(u64());
  }

  /**
   * A number of 4 bytes with its bounds.
   *
   * @throws Malformed {@code out_of_range}
   */
  public int number(int min, int max) {
    int value = i32();
    if (value < min || value > max) throw malformed("out_of_range");
    return value;
  }

  // ---- bytes and text

  /** The next bytes, borrowed until the call returns. */
  public Slice bytes(int length) {
    need(length);
    Slice slice = new Slice(bytes, position, length);
    position += length;
    return slice;
  }

  /** The rest of the message. */
  public Slice rest() {
    return bytes(limit - position);
  }

  /** The next line without its end, which is LF or CR LF. */
  public Slice line() {
    for (int i = position; i < limit; i++) {
      if (bytes[i] != '\n') continue;
      int end = i > position && bytes[i - 1] == '\r' ? i - 1 : i;
      Slice slice = new Slice(bytes, position, end - position);
      position = i + 1;
      return slice;
    }
    throw missing(LINE_END);
  }

  /**
   * The next line without its end.
   *
   * @param max longest line in bytes, its end not counted
   * @throws Malformed {@code line_too_long}
   */
  public Slice line(int max) {
    int from = position;
    int whole = limit;
    limit = Math.min(whole, from + max + 2);
    try {
      Slice line = line();
      if (line.length() > max) throw malformed("line_too_long");
      return line;
    } catch (NeedMoreBytes e) {
      if (limit < whole) throw malformed("line_too_long");
      throw e;
    } finally {
      limit = whole;
    }
  }

  /** @throws Malformed {@code unexpected_bytes} if other bytes follow */
  public void expect(String ascii) {
    need(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      if ((bytes[position + i] & 0xff) != ascii.charAt(i)) throw malformed("unexpected_bytes");
    }
    position += ascii.length();
  }

  // ---- moving about

  /** The next byte, which stays unread. */
  public int peek() {
    need(1);
    return bytes[position] & 0xff;
  }

  /** A byte ahead, which stays unread. */
  public int peek(int ahead) {
    if (limit - position <= ahead) throw missing(ahead + 1);
    return bytes[position + ahead] & 0xff;
  }

  public void skip(int length) {
    need(length);
    position += length;
  }

  /** Bytes that can be read now. In a stream this depends on how it was cut: only bodies may ask. */
  public int remaining() {
    return limit - position;
  }

  /** Goes on only when so many bytes are there. */
  public void require(int length) {
    need(length);
  }

  /** Bytes read so far in this message. */
  public int offset() {
    return position - start;
  }

  /** Goes to an offset in this message, for formats with pointers. */
  public void offset(int offset) {
    if (offset < 0 || offset > limit - start) throw malformed("bad_offset");
    position = start + offset;
  }

  /** A bounded child over the next bytes, which count as read. What it cannot give is {@link Malformed}. */
  public Cursor sub(int length) {
    need(length);
    Cursor child = new Cursor();
    child.reset(bytes, position, position + length, true, nanos, packet);
    child.account = account;
    child.depthLeft = depthLeft;
    position += length;
    return child;
  }

  /** One element of a {@link #repeat}. */
  @FunctionalInterface
  public interface Element<T> {
    T read(Cursor in);
  }

  /**
   * Reads a counted sequence; owns the element and depth budgets of the protocol.
   *
   * @throws Malformed {@code too_many_elements}, {@code too_deep}
   */
  public <T> List<T> repeat(int count, Element<T> element) {
    if (count < 0 || count > account.elementsLeft) throw malformed("too_many_elements");
    if (depthLeft == 0) throw malformed("too_deep");
    account.elementsLeft -= count;
    depthLeft--;
    try {
      List<T> list = new ArrayList<>(Math.min(count, remaining()));
      for (int i = 0; i < count; i++) list.add(element.read(this));
      return list;
    } finally {
      depthLeft++; // a parser may catch what an element threw, and go on
    }
  }

  // ---- where and when

  /** Time of the packet that brought the last byte, nanoseconds since 1970. */
  public long timestamp() {
    return nanos;
  }

  /** Number in its capture of the packet that brought the last byte. */
  public long packetNumber() {
    return packet;
  }

  public Moment moment() {
    return new Moment(nanos, packet);
  }

  /** The array behind this cursor, for loops that must be fast; read from {@link #position} to {@link #limit} only. */
  public byte[] array() {
    return bytes;
  }

  /** Index in {@link #array} of the next byte. */
  public int position() {
    return position;
  }

  /** Index in {@link #array} after the last byte. */
  public int limit() {
    return limit;
  }

  /** A fault at this place, to be thrown. */
  public Malformed malformed(String code) {
    return new Malformed(code, position - start);
  }

  private void need(int length) {
    if (limit - position < length || length < 0) throw length < 0 ? malformed("out_of_range") : missing(length);
  }

  private RuntimeException missing(int length) {
    if (complete) return malformed("truncated");
    wanted = length == LINE_END ? LINE_END : position - start + length;
    return NeedMoreBytes.SIGNAL;
  }

  /** After {@link NeedMoreBytes}: how long the message must be for the call to go on, or {@link #LINE_END}; for the engine. */
  public int wanted() {
    return wanted;
  }

  /** True if no byte can follow: a datagram, a {@link #sub}, or a stream at its end. */
  public boolean complete() {
    return complete;
  }
}
