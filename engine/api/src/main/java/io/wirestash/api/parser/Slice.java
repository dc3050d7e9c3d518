package io.wirestash.api.parser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Some bytes of a message, borrowed: valid during the call that received them. {@link #text} and {@link #copy} copy. */
public final class Slice {
  private final byte[] bytes;
  private final int offset;
  private final int length;

  public Slice(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  public byte[] array() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  public int at(int i) {
    return bytes[offset + i] & 0xff;
  }

  public byte[] copy() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes, offset, offset + length);
  }

  public boolean is(String ascii) {
    if (ascii.length() != length) return false;
    for (int i = 0; i < length; i++) if (at(i) != ascii.charAt(i)) return false;
    return true;
  }

  /** The text if the bytes are UTF-8, with every other byte as {@code \xNN}; see {@link Text}. */
  public String text() {
    return Text.of(bytes, offset, length);
  }

  /** The words between runs of spaces and tabs. */
  public List<String> words() {
    List<String> words = new ArrayList<>(4);
    int from = 0;
    for (int i = 0; i <= length; i++) {
      boolean blank = i == length || at(i) == ' ' || at(i) == '\t';
      if (blank && i > from) words.add(Text.of(bytes, offset + from, i - from));
      if (blank) from = i + 1;
    }
    return words;
  }

  /**
   * The decimal number written here, with its bounds.
   *
   * @throws Malformed if this is no number, or none from {@code min} to {@code max}
   */
  public int number(int min, int max) {
    long value = 0;
    int i = 0;
    boolean negative = length > 0 && at(0) == '-';
    if (negative) i++;
    if (i == length || length > 11) throw new Malformed("not_a_number", 0);
    for (; i < length; i++) {
      int digit = at(i) - '0';
      if (digit < 0 || digit > 9) throw new Malformed("not_a_number", 0);
      value = value * 10 + digit;
    }
    if (negative) value = -value;
    if (value < min || value > max) throw new Malformed("out_of_range", 0);
    return (int) value;
  }

  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
