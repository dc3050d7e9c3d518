package io.wirestash.output.stdout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lays out JSON for reading: two blanks a level, and what fits into a line stays on one. Takes what the engine's encoder
 * writes (valid, without blanks, control characters escaped) and changes nothing but the space between the tokens. Not
 * thread-safe.
 */
final class PrettyJson {
  /** Columns that an object or array may fill to stay on one line. */
  private static final int WIDTH = 100;

  private static final byte[] RESET = escape("0");
  private static final byte[] NAME = escape("34");
  private static final byte[] STRING = escape("32");
  private static final byte[] NUMBER = escape("33");
  private static final byte[] WORD = escape("35");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
  private final boolean coloured;

  private byte[] json;
  private int end;
  private int depth;

  /** Where the innermost object or array that stays on one line ends; before it, nothing begins a new line. */
  private int lineUntil;

  PrettyJson(boolean coloured) {
    this.coloured = coloured;
  }

  private static byte[] escape(String colour) {
    return ("\u001b[" + colour + "m").getBytes(StandardCharsets.US_ASCII);
  }

  /** Adds one line of JSON to what {@link #writeTo} will write. */
  void print(byte[] bytes, int from, int length) {
    json = bytes;
    end = from + length;
    depth = 0;
    lineUntil = 0;
    int at = from;
    while (at < end) at = token(at);
  }

  /** Writes what was printed and forgets it. */
  void writeTo(OutputStream to) throws IOException {
    out.writeTo(to);
    out.reset();
  }

  /** Prints the token at the given place and returns where the next one begins. */
  private int token(int at) {
    switch (json[at]) {
      case '{', '[' -> {
        return open(at);
      }
      case '}', ']' -> close(at);
      case ',' -> comma(at);
      case ':' -> {
        out.write(':');
        out.write(' ');
      }
      case '\n' -> out.write('\n');
      case '"' -> {
        return string(at);
      }
      default -> {
        return plainWord(at);
      }
    }
    return at + 1;
  }

  private int open(int at) {
    out.write(json[at]);
    if (at + 1 < end && isClosing(json[at + 1])) {
      out.write(json[at + 1]);
      return at + 2;
    }
    if (at >= lineUntil && depth > 0) lineUntil = endIfShort(at);
    depth++;
    if (at >= lineUntil) newLine();
    return at + 1;
  }

  private void close(int at) {
    depth--;
    if (at >= lineUntil) newLine();
    out.write(json[at]);
  }

  private void comma(int at) {
    out.write(',');
    if (at < lineUntil) out.write(' ');
    else newLine();
  }

  private void newLine() {
    out.write('\n');
    for (int i = 0; i < depth; i++) {
      out.write(' ');
      out.write(' ');
    }
  }

  /** Where the object or array ends that begins here, if it fits into the line; otherwise 0. */
  private int endIfShort(int from) {
    int limit = Math.min(end, from + WIDTH - 2 * depth);
    int nesting = 0;
    for (int at = from; at < limit; at++) {
      switch (json[at]) {
        case '{', '[' -> nesting++;
        case '}', ']' -> {
          if (--nesting == 0) return at + 1;
        }
        case '"' -> at = endOfString(at) - 1;
        default -> {}
      }
    }
    return 0;
  }

  private int string(int at) {
    int next = endOfString(at);
    boolean isName = next < end && json[next] == ':';
    coloured(isName ? NAME : STRING, at, next);
    return next;
  }

  private int plainWord(int at) {
    int next = at + 1;
    while (next < end && !endsWord(json[next])) next++;
    boolean number = json[at] == '-' || json[at] >= '0' && json[at] <= '9';
    coloured(number ? NUMBER : WORD, at, next);
    return next;
  }

  private int endOfString(int at) {
    int i = at + 1;
    while (i < end && json[i] != '"') i += json[i] == '\\' ? 2 : 1;
    return Math.min(end, i + 1);
  }

  private void coloured(byte[] colour, int from, int to) {
    if (coloured) out.write(colour, 0, colour.length);
    out.write(json, from, to - from);
    if (coloured) out.write(RESET, 0, RESET.length);
  }

  private static boolean isClosing(byte b) {
    return b == '}' || b == ']';
  }

  private static boolean endsWord(byte b) {
    return b == ',' || b == '\n' || isClosing(b);
  }
}
