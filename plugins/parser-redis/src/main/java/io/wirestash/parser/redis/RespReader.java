package io.wirestash.parser.redis;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Slice;

/**
 * Reads the RESP values of one side piece by piece, so that a value of any size needs no more memory than its longest
 * line. Afterwards tells the value's type, its size and the first of its scalars; attributes are read and left out.
 *
 * <pre>
 *   scalar     + text | - error | : integer | , double | # boolean | ( big number | _ null     to the end of the line
 *   string     $ | ! error | = verbatim     length CR LF bytes CR LF     length -1: null (RESP2)
 *   aggregate  * array | ~ set | > push | % map | | attribute     count CR LF and so many values, of maps twice so many
 * </pre>
 *
 * <p>Limits: nesting of {@value #MAX_DEPTH}, lines of {@value #MAX_LINE} bytes, strings of 512 MiB (what servers
 * accept). A fault leaves the side out of step, so it is thrown at the place where the call began: the side ends there.
 * Streamed values ({@code $?}), which no server sends, are such a fault.
 */
final class RespReader {
  static final int MAX_DEPTH = 32;
  static final int MAX_LINE = 64 << 10;

  /** The longest thing read at once: a line with its end, and a byte that tells when there is none. */
  static final int MAX_PIECE = MAX_LINE + 3;

  private static final long MAX_STRING = 512L << 20;
  private static final long MAX_COUNT = Integer.MAX_VALUE;
  private static final long NO_NUMBER = -2;

  private final Words words = new Words();
  private final long[] lacking = new long[MAX_DEPTH]; // values that each open aggregate still waits for
  private int depth;
  private int attributes; // bit n: the open aggregate at depth n is an attribute
  private boolean begun; // the value's own type is known
  private char type;
  private long size;
  private long left; // bytes of a string to come
  private boolean lineEnd; // the line end after a string is to come

  /** Reads what is there of a value; true if that completes it. */
  boolean read(Cursor in) {
    if (!begun && depth == 0) words.clear();
    boolean complete = piece(in);
    while (!complete && ready(in)) complete = piece(in);
    if (complete) begun = false;
    return complete;
  }

  /** What the value is: its first byte, {@code _} for any null. */
  char type() {
    return type;
  }

  /** Values in an aggregate, pairs in a map, bytes of a string. */
  long size() {
    return size;
  }

  Words words() {
    return words;
  }

  /** True within a value. */
  boolean unfinished() {
    return begun || depth > 0;
  }

  /** True if the next piece is there; the first of a call may wait for more. */
  private boolean ready(Cursor in) {
    if (left > 0) return in.remaining() > 0;
    if (lineEnd) return in.remaining() >= 2;
    byte[] bytes = in.array();
    for (int i = in.position(); i < in.limit(); i++) if (bytes[i] == '\n') return true;
    return false;
  }

  private boolean piece(Cursor in) {
    if (left > 0) return part(in);
    if (lineEnd) return stringEnd(in);
    return header(in);
  }

  private boolean part(Cursor in) {
    int length = (int) Math.min(left, Math.max(1, in.remaining()));
    Slice part = in.bytes(length);
    keep(part.array(), part.offset(), length);
    left -= length;
    return false;
  }

  private boolean stringEnd(Cursor in) {
    if (in.u16() != ('\r' << 8 | '\n')) throw fault(in, "string_end");
    lineEnd = false;
    return completes();
  }

  private boolean header(Cursor in) {
    Slice line = in.line(MAX_LINE);
    if (line.isEmpty()) throw fault(in, "empty_line");
    char kind = (char) line.at(0);
    switch (kind) {
      case '+', '-', ':', ',', '#', '(':
        is(kind, line.length() - 1);
        add(line);
        return completes();
      case '_':
        return none();
      case '$', '!', '=':
        return string(in, kind, number(in, line, MAX_STRING));
      case '*', '~', '>', '%', '|':
        return aggregate(in, kind, number(in, line, MAX_COUNT));
      default:
        throw fault(in, "unknown_type");
    }
  }

  private boolean none() {
    is('_', 0);
    if (attributes == 0) words.addNull();
    return completes();
  }

  private boolean string(Cursor in, char kind, long length) {
    if (length < 0) return none();
    is(kind, length);
    if (attributes == 0) words.begin(length);
    left = length;
    lineEnd = true;
    return false;
  }

  private boolean aggregate(Cursor in, char kind, long count) {
    if (count < 0) return none();
    if (kind != '|') is(kind, count);
    if (count == 0) return kind != '|' && completes();
    if (depth == MAX_DEPTH) throw fault(in, "too_deep");
    if (kind == '|') attributes |= 1 << depth;
    lacking[depth++] = kind == '%' || kind == '|' ? 2 * count : count;
    return false;
  }

  /** A value has ended, and with it perhaps those around it. */
  private boolean completes() {
    while (depth > 0) {
      if (--lacking[depth - 1] > 0) return false;
      int bit = 1 << --depth;
      if ((attributes & bit) != 0) {
        attributes &= ~bit;
        return false; // the value that it is about follows
      }
    }
    return true;
  }

  /** Notes what the outermost value is. */
  private void is(char kind, long amount) {
    if (begun || depth > 0) return;
    begun = true;
    type = kind;
    size = amount;
  }

  private void add(Slice line) {
    if (attributes == 0) words.add(line.array(), line.offset() + 1, line.length() - 1);
  }

  private void keep(byte[] bytes, int offset, int length) {
    if (attributes == 0) words.append(bytes, offset, length);
  }

  private static long number(Cursor in, Slice line, long max) {
    long number = number(line);
    if (number == NO_NUMBER) throw fault(in, "not_a_number");
    if (number > max) throw fault(in, "out_of_range");
    return number;
  }

  /** The decimal number after the first byte, at least -1. */
  private static long number(Slice line) {
    int length = line.length();
    if (length == 3 && line.at(1) == '-' && line.at(2) == '1') return -1;
    if (length < 2 || length > 19) return NO_NUMBER;
    long number = 0;
    for (int i = 1; i < length; i++) {
      int digit = line.at(i) - '0';
      if (digit < 0 || digit > 9) return NO_NUMBER;
      number = 10 * number + digit;
    }
    return number;
  }

  private static Malformed fault(Cursor in, String code) {
    in.offset(0);
    return in.malformed(code);
  }
}
