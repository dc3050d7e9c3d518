package io.wirestash.api.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON into a growing byte array: strict, UTF-8, without blanks. Commas are its own business: {@link #name(JsonName) name} and
 * {@link #item} put one where it is due. Control characters, DEL, C1, bidirectional controls, line separators and unpaired
 * surrogates are escaped, so that what it writes is safe on a terminal and in a log. Not thread-safe.
 */
public final class JsonSink {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] DIGITS = new byte[200];
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] MIN = "-9223372036854775808".getBytes(StandardCharsets.ISO_8859_1);

  static {
    for (int i = 0; i < 100; i++) {
      DIGITS[2 * i] = (byte) ('0' + i / 10);
      DIGITS[2 * i + 1] = (byte) ('0' + i % 10);
    }
  }

  private byte[] bytes;
  private int length;

  public JsonSink(int capacity) {
    bytes = new byte[Math.max(16, capacity)];
  }

  /** What was written; valid up to {@link #length}, until the next write. */
  public byte[] array() {
    return bytes;
  }

  public int length() {
    return length;
  }

  /** Forgets everything after the given length. */
  public void length(int length) {
    this.length = length;
  }

  /** Makes room for so many bytes behind {@link #length} in {@link #array}. */
  void room(int more) {
    if (bytes.length - length < more) grow(more); // apart, so that this is small enough to be compiled into its callers
  }

  private void grow(int more) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
  }

  // ---- structure

  public void beginObject() {
    room(1);
    bytes[length++] = '{';
  }

  public void endObject() {
    room(1);
    bytes[length++] = '}';
  }

  public void beginArray() {
    room(1);
    bytes[length++] = '[';
  }

  public void endArray() {
    room(1);
    bytes[length++] = ']';
  }

  /** A member's name; the value must follow. */
  public void name(JsonName name) {
    int n = name.length();
    room(n + 1 + JsonName.FAST);
    int at = length;
    if (bytes[at - 1] != '{') bytes[at++] = ',';
    name.put(bytes, at);
    length = at + n;
  }

  /** A member's name that is data (a header's name); the value must follow. */
  public void name(String name) {
    room(2);
    if (bytes[length - 1] != '{') bytes[length++] = ',';
    string(name);
    room(1);
    bytes[length++] = ':';
  }

  /** Announces the next element of an array. */
  public void item() {
    room(1);
    if (bytes[length - 1] != '[') bytes[length++] = ',';
  }

  /** JSON that is known to be right. */
  public void raw(byte[] json) {
    raw(json, 0, json.length);
  }

  public void raw(byte[] json, int from, int count) {
    room(count);
    System.arraycopy(json, from, bytes, length, count);
    length += count;
  }

  public void raw(String ascii) {
    raw(ascii.getBytes(StandardCharsets.US_ASCII));
  }

  public void raw(char ascii) {
    room(1);
    bytes[length++] = (byte) ascii;
  }

  // ---- values

  public void bool(boolean value) {
    raw(value ? TRUE : FALSE);
  }

  public void number(long value) {
    room(20);
    if (value >= 0 && value < 10) bytes[length++] = (byte) ('0' + value);
    else putNumber(value);
  }

  private void putNumber(long value) {
    if (value >= 0 && value <= Integer.MAX_VALUE) putFixed((int) value, digits(value));
    else putLong(value);
  }

  /** Writes so many digits of a number, with leading zeros. */
  private void putFixed(int value, int digits) {
    int i = length + digits;
    length = i;
    for (; digits >= 2; digits -= 2) {
      int pair = value % 100 * 2;
      value /= 100;
      bytes[--i] = DIGITS[pair + 1];
      bytes[--i] = DIGITS[pair];
    }
    if (digits == 1) bytes[--i] = DIGITS[2 * value + 1];
  }

  private void putLong(long value) {
    if (value < 0) {
      if (value == Long.MIN_VALUE) {
        raw(MIN);
        return;
      }
      bytes[length++] = '-';
      value = -value;
    }
    int digits = digits(value);
    putDigits(value, length, digits);
    length += digits;
  }

  /** A finite number; anything else is written as null, since JSON has no such numbers. */
  public void number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) raw("null");
    else raw(Double.toString(value));
  }

  private static int digits(long value) {
    if (value < 10) return 1;
    int digits = 1;
    for (long bound = 10; digits < 19 && value >= bound; bound *= 10) digits++;
    return digits;
  }

  private void putDigits(long value, int at, int digits) {
    int i = at + digits;
    while (i - at >= 2) {
      int pair = (int) (value % 100) * 2;
      value /= 100;
      bytes[--i] = DIGITS[pair + 1];
      bytes[--i] = DIGITS[pair];
    }
    if (i > at) bytes[at] = (byte) ('0' + value % 10);
  }

  /**
   * A time or duration in seconds as an exact decimal number.
   *
   * @param decimals 6 or 9
   */
  public void seconds(long nanos, int decimals) {
    room(32);
    if (nanos < 0) bytes[length++] = '-';
    number(Math.abs(nanos / 1_000_000_000L));
    room(10);
    bytes[length++] = '.';
    int fraction = (int) Math.abs(nanos % 1_000_000_000L);
    int digits = decimals == 9 ? 9 : 6;
    putFixed(decimals == 9 ? fraction : fraction / 1000, digits);
  }

  /** A string that is known to hold only printable ASCII without quotes and backslashes. */
  @SuppressWarnings("deprecation") // the only way to get Latin-1 bytes without a copy in between
  public void plain(String ascii) {
    int n = ascii.length();
    room(n + 2);
    bytes[length] = '"';
    ascii.getBytes(0, n, bytes, length + 1);
    bytes[length + 1 + n] = '"';
    length += n + 2;
  }

  public void string(String text) {
    room(text.length() * JsonText.LONGEST + 2);
    bytes[length++] = '"';
    length = JsonText.write(text, bytes, length);
    bytes[length++] = '"';
  }

  /**
   * Bytes from the wire as a string, without loss: the same as {@link #string} of what
   * {@link io.wirestash.api.parser.Text#of} makes of them, but no string is made.
   */
  public void text(byte[] wire, int from, int count) {
    room(count * JsonText.LONGEST + 2);
    bytes[length++] = '"';
    length = JsonText.write(wire, from, from + count, bytes, length);
    bytes[length++] = '"';
  }

  /** Bytes as a string of hexadecimal digits. */
  public void hex(byte[] data, int from, int count) {
    room(2 * count + 2);
    bytes[length++] = '"';
    for (int i = from; i < from + count; i++) {
      bytes[length++] = HEX[data[i] >> 4 & 15];
      bytes[length++] = HEX[data[i] & 15];
    }
    bytes[length++] = '"';
  }

  /** An IP address as a string: dotted decimal or RFC 5952. */
  public void ip(long high, long low, boolean v6) {
    room(48);
    bytes[length++] = '"';
    if (v6) ipv6(high, low);
    else ipv4((int) low);
    bytes[length++] = '"';
  }

  private void ipv4(int address) {
    octet(address >>> 24);
    bytes[length++] = '.';
    octet(address >>> 16 & 0xff);
    bytes[length++] = '.';
    octet(address >>> 8 & 0xff);
    bytes[length++] = '.';
    octet(address & 0xff);
  }

  private void octet(int value) {
    if (value >= 100) {
      bytes[length++] = (byte) ('0' + value / 100);
      value %= 100;
      bytes[length++] = DIGITS[2 * value];
    } else if (value >= 10) {
      bytes[length++] = DIGITS[2 * value];
    }
    bytes[length++] = DIGITS[2 * value + 1];
  }

  /** RFC 5952: lower case, no leading zeros, the longest run of two or more zero groups (the first of equals) as ::. */
  private void ipv6(long high, long low) {
    if (high == 0 && low >>> 32 == 0xffff) { // IPv4-mapped, RFC 5952 section 5
      raw("::ffff:");
      room(16);
      ipv4((int) low);
      return;
    }
    int best = -1;
    int bestRun = 1;
    for (int i = 0; i < 8; ) {
      int j = i;
      while (j < 8 && group(high, low, j) == 0) j++;
      if (j - i > bestRun) {
        best = i;
        bestRun = j - i;
      }
      i = j == i ? i + 1 : j;
    }
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        bytes[length++] = ':';
        bytes[length++] = ':';
        i += bestRun - 1;
        continue;
      }
      if (i > 0 && i != best + bestRun || i > 0 && best < 0) bytes[length++] = ':';
      int group = group(high, low, i);
      if (group >= 0x1000) bytes[length++] = HEX[group >> 12];
      if (group >= 0x100) bytes[length++] = HEX[group >> 8 & 15];
      if (group >= 0x10) bytes[length++] = HEX[group >> 4 & 15];
      bytes[length++] = HEX[group & 15];
    }
  }

  private static int group(long high, long low, int i) {
    return (int) (i < 4 ? high >>> 48 - 16 * i : low >>> 48 - 16 * (i - 4)) & 0xffff;
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
