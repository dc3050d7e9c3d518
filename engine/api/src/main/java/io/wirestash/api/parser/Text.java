package io.wirestash.api.parser;

import java.nio.charset.StandardCharsets;

/**
 * Bytes from the wire as text, without loss. UTF-8 is kept; a byte that is not part of valid UTF-8 becomes {@code \xNN}.
 * So that this can be undone, backslashes that stand before an {@code x} are doubled; all others stay as they are: a run
 * of backslashes before an {@code x} is an escape if its length is odd.
 */
public final class Text {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Text() {}

  public static String of(byte[] bytes, int offset, int length) {
    boolean ascii = true;
    for (int i = offset; i < offset + length; i++) {
      int b = bytes[i];
      if (b < 0 || b == '\\') {
        ascii = false;
        break;
      }
    }
    if (ascii) return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    return escape(bytes, offset, offset + length);
  }

  private static String escape(byte[] bytes, int from, int end) {
    StringBuilder text = new StringBuilder(end - from + 16);
    int backslashes = 0;
    for (int i = from; i < end; ) {
      int size = sequence(bytes, i, end);
      if (size == 0) {
        for (int k = 0; k < backslashes; k++) text.append('\\');
        int b = bytes[i++];
        text.append("\\x").append(HEX[b >> 4 & 15]).append(HEX[b & 15]);
        backslashes = 0;
      } else if (size == 1) {
        char c = (char) bytes[i++];
        if (c == 'x') for (int k = 0; k < backslashes; k++) text.append('\\');
        backslashes = c == '\\' ? backslashes + 1 : 0;
        text.append(c);
      } else {
        text.append(new String(bytes, i, size, StandardCharsets.UTF_8));
        backslashes = 0;
        i += size;
      }
    }
    return text.toString();
  }

  /** Length of the UTF-8 sequence that begins here (RFC 3629 section 4), or 0 if none does. */
  private static int sequence(byte[] bytes, int i, int end) {
    int b = bytes[i] & 0xff;
    if (b < 0x80) return 1;
    if (b < 0xc2 || b > 0xf4) return 0;
    int size = b < 0xe0 ? 2 : b < 0xf0 ? 3 : 4;
    if (i + size > end) return 0;
    int second = bytes[i + 1] & 0xff;
    int low = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
    int high = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return 0;
    for (int k = 2; k < size; k++) if ((bytes[i + k] & 0xc0) != 0x80) return 0;
    return size;
  }
}
