package io.wirestash.api.parser;

import io.wirestash.api.Utf8;
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
      int size = Utf8.sequence(bytes, i, end);
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
}
