package io.wirestash.api.event;

import io.wirestash.api.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes text as what stands between the quotes of a JSON string: UTF-8, with everything escaped that JSON forbids or that
 * would harm a terminal. Both methods need {@link #LONGEST} bytes of room for each char or byte of the text.
 */
final class JsonText {
  /** What a char or byte can become: {@code \u0000}. */
  static final int LONGEST = 6;

  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  /** For each ASCII character: 0 if it stands for itself, else how to escape it. */
  private static final byte[] ESCAPE = new byte[128];

  static {
    Arrays.fill(ESCAPE, 0, 32, (byte) 'u');
    ESCAPE[127] = 'u';
    ESCAPE['"'] = '"';
    ESCAPE['\\'] = '\\';
    ESCAPE['\b'] = 'b';
    ESCAPE['\f'] = 'f';
    ESCAPE['\n'] = 'n';
    ESCAPE['\r'] = 'r';
    ESCAPE['\t'] = 't';
  }

  private JsonText() {}

  // ---- from bytes

  /** Writes bytes from the wire, as {@link JsonSink#text} says; returns the index after what was written. */
  static int write(byte[] from, int begin, int end, byte[] to, int at) {
    int i = begin;
    while (i < end) {
      byte b = from[i];
      if (b >= 0 && ESCAPE[b] == 0) {
        int plain = copyPlain(from, i, end, to, at);
        i += plain;
        at += plain;
      } else if (b == '\\') {
        int next = afterBackslashes(from, i, end);
        at = backslashes(looksEscaped(from, next, end) ? 2 * (next - i) : next - i, to, at);
        i = next;
      } else {
        int size = Utf8.sequence(from, i, end);
        at = size == 0 ? noCharacter(b, to, at) : character(from, i, size, to, at);
        i += Math.max(1, size);
      }
    }
    return at;
  }

  /** Copies bytes up to the first that cannot stay as it is, eight at a time; returns how many. */
  private static int copyPlain(byte[] from, int begin, int end, byte[] to, int at) {
    int i = begin;
    int shift = at - begin;
    for (; i + 8 <= end; i += 8) {
      long eight = (long) LONG.get(from, i);
      LONG.set(to, i + shift, eight); // what must not stay is overwritten
      long hits = special(eight);
      if (hits != 0) return i - begin + (Long.numberOfTrailingZeros(hits) >> 3);
    }
    for (; i < end && from[i] >= 0 && ESCAPE[from[i]] == 0; i++) to[i + shift] = from[i];
    return i - begin;
  }

  /** Marks bytes that are not ASCII, controls, quotes or backslashes; the lowest mark is exact. */
  private static long special(long eight) {
    long below = eight - ONES * ' ' | (eight ^ ONES * '"') - ONES | (eight ^ ONES * '\\') - ONES;
    return (below & ~eight | eight + ONES | eight) & ONES * 0x80;
  }

  private static int afterBackslashes(byte[] from, int i, int end) {
    while (i < end && from[i] == '\\') i++;
    return i;
  }

  /** Whether backslashes that end here would be read as the beginning of an escape. */
  private static boolean looksEscaped(byte[] from, int next, int end) {
    return next < end && (from[next] == 'x' || from[next] < 0 && Utf8.sequence(from, next, end) == 0);
  }

  private static int backslashes(int count, byte[] to, int at) {
    Arrays.fill(to, at, at + 2 * count, (byte) '\\');
    return at + 2 * count;
  }

  private static int noCharacter(byte b, byte[] to, int at) {
    at = backslashes(1, to, at);
    to[at++] = 'x';
    to[at++] = HEX[b >> 4 & 15];
    to[at++] = HEX[b & 15];
    return at;
  }

  private static int character(byte[] from, int i, int size, byte[] to, int at) {
    if (size == 1) return ascii(from[i], to, at);
    char unit = size == 2
        ? (char) ((from[i] & 0x1f) << 6 | from[i + 1] & 0x3f)
        : (char) (from[i] << 12 | (from[i + 1] & 0x3f) << 6 | from[i + 2] & 0x3f);
    if (size < 4 && unsafe(unit)) return escape(unit, to, at);
    for (int k = 0; k < size; k++) to[at + k] = from[i + k];
    return at + size;
  }

  // ---- from strings

  /** Writes a string; returns the index after what was written. */
  static int write(String text, byte[] to, int at) {
    int n = text.length();
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c < 128 && ESCAPE[c] == 0) {
        to[at++] = (byte) c;
      } else if (c < 128) {
        at = ascii(c, to, at);
      } else if (unsafe(c) || Character.isLowSurrogate(c) || Character.isHighSurrogate(c) && !pair(text, i)) {
        at = escape(c, to, at);
      } else if (c < 0x800) {
        to[at++] = (byte) (0xc0 | c >> 6);
        to[at++] = (byte) (0x80 | c & 0x3f);
      } else if (Character.isHighSurrogate(c)) {
        at = supplementary(Character.toCodePoint(c, text.charAt(++i)), to, at);
      } else {
        to[at++] = (byte) (0xe0 | c >> 12);
        to[at++] = (byte) (0x80 | c >> 6 & 0x3f);
        to[at++] = (byte) (0x80 | c & 0x3f);
      }
    }
    return at;
  }

  private static boolean pair(String text, int i) {
    return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
  }

  private static int supplementary(int point, byte[] to, int at) {
    to[at++] = (byte) (0xf0 | point >> 18);
    to[at++] = (byte) (0x80 | point >> 12 & 0x3f);
    to[at++] = (byte) (0x80 | point >> 6 & 0x3f);
    to[at++] = (byte) (0x80 | point & 0x3f);
    return at;
  }

  // ---- characters

  /** An ASCII character that does not stand for itself. */
  private static int ascii(int c, byte[] to, int at) {
    byte escape = ESCAPE[c];
    if (escape == 'u') return escape((char) c, to, at);
    to[at++] = '\\';
    to[at++] = escape;
    return at;
  }

  /** C1, line separators, and the controls that reorder text (UAX 9). */
  private static boolean unsafe(char c) {
    return c < 0xa0
        || c == 0x61c
        || c >= 0x200e && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || c == 0xfeff;
  }

  private static int escape(char c, byte[] to, int at) {
    to[at++] = '\\';
    to[at++] = 'u';
    to[at++] = HEX[c >> 12];
    to[at++] = HEX[c >> 8 & 15];
    to[at++] = HEX[c >> 4 & 15];
    to[at++] = HEX[c & 15];
    return at;
  }
}
