package io.wirestash.parser.http;

import io.wirestash.api.parser.Cursor;
import java.util.Arrays;
import java.util.Set;

/**
 * Reads heads and trailers (RFC 9112 sections 2.1, 5 and 7.1.2): at most 64 KiB and 256 fields, lines that end in CR LF
 * or LF. Used again and again by one thread.
 */
final class HeadReader {
  /** Longest head; so that a place in it takes 16 bits. */
  static final int MAX_BYTES = 0xffff;

  static final int MAX_FIELDS = 256;

  private static final boolean[] TOKEN = new boolean[256];

  static {
    for (char c = '0'; c <= 'z'; c++) TOKEN[c] = Character.isLetterOrDigit(c);
    for (char c : "!#$%&'*+-.^_`|~".toCharArray()) TOKEN[c] = true; // RFC 9110 section 5.6.2
  }

  private final long[] fields = new long[MAX_FIELDS];
  private final KnownField[] known = new KnownField[MAX_FIELDS];
  private int count;
  private byte[] head;
  private int lineEnd;
  private Set<HttpAnomaly> anomalies;

  /** Reads a start line and the fields after it, up to and with the empty line. */
  Head message(Cursor in, Set<HttpAnomaly> anomalies) {
    return read(in, true, anomalies);
  }

  /** Reads the fields after the last chunk, which may be none, up to and with the empty line. */
  Head trailers(Cursor in, Set<HttpAnomaly> anomalies) {
    return read(in, false, anomalies);
  }

  /** A head that is a start line only (HTTP/0.9). */
  Head startLine(Cursor in) {
    byte[] line = in.line(MAX_BYTES).copy();
    return new Head(line, line.length, new long[0], new KnownField[0]);
  }

  private Head read(Cursor in, boolean startLine, Set<HttpAnomaly> anomalies) {
    int from = in.position();
    int end = findEnd(in, startLine);
    head = Arrays.copyOfRange(in.array(), from, end);
    in.skip(end - from);
    this.anomalies = anomalies;
    count = 0;
    int at = 0;
    if (startLine) at = nextLine(0);
    int startLineEnd = startLine ? lineEnd : 0;
    while (at < head.length) at = field(at);
    Head read = new Head(head, startLineEnd, Arrays.copyOf(fields, count), Arrays.copyOf(known, count));
    head = null;
    this.anomalies = null;
    return read;
  }

  // ---- where the head ends

  /** Index after the empty line. Waits for the next line if there is none yet. */
  private static int findEnd(Cursor in, boolean startLine) {
    byte[] bytes = in.array();
    int from = in.position();
    int limit = Math.min(in.limit(), from + MAX_BYTES);
    int line = from;
    boolean mayEnd = !startLine;
    for (int i = nextControl(bytes, from, limit); i < limit; i = nextControl(bytes, i + 1, limit)) {
      if (bytes[i] != '\n') continue;
      boolean empty = i == line || i == line + 1 && bytes[line] == '\r';
      if (empty && mayEnd) return i + 1;
      mayEnd = true;
      line = i + 1;
    }
    if (limit - from == MAX_BYTES) throw tooLong(in);
    in.skip(line - from);
    in.line(MAX_BYTES);
    throw new IllegalStateException("a line where there was none");
  }

  /** What is there is given up, so that reading goes on at a later line. */
  private static RuntimeException tooLong(Cursor in) {
    in.skip(in.remaining());
    return in.malformed("head_too_long");
  }

  /** Index of the next control character that matters in a head (NUL, TAB, LF, CR …), or the limit. */
  private static int nextControl(byte[] bytes, int from, int limit) {
    return ByteSearch.below('\r' + 1, bytes, from, limit);
  }

  // ---- lines of the copy

  /** Reads a line's bounds; returns where the next begins. */
  private int nextLine(int from) {
    int i = nextControl(head, from, head.length);
    for (; head[i] != '\n'; i = nextControl(head, i + 1, head.length)) note(head[i], head[i + 1]);
    lineEnd = i > from && head[i - 1] == '\r' ? i - 1 : i;
    if (lineEnd == i) anomalies.add(HttpAnomaly.BARE_LF);
    return i + 1;
  }

  private void note(int control, int next) {
    if (control == 0) anomalies.add(HttpAnomaly.NUL_BYTE);
    else if (control == '\r' && next != '\n') anomalies.add(HttpAnomaly.BARE_CR);
  }

  /** Reads a field with the lines into which it was folded; returns where the next begins. */
  private int field(int from) {
    int next = nextLine(from);
    int end = lineEnd;
    while (next < head.length && WireText.blank(head[next])) {
      anomalies.add(HttpAnomaly.HEADER_FOLDED);
      int text = next;
      while (WireText.blank(head[text])) text++;
      Arrays.fill(head, end, text, (byte) ' ');
      next = nextLine(next);
      end = lineEnd;
    }
    if (end > from) add(from, end);
    return next;
  }

  private void add(int from, int end) {
    int colon = from;
    while (colon < end && head[colon] != ':') colon++;
    int nameEnd = colon;
    while (nameEnd > from && WireText.blank(head[nameEnd - 1])) nameEnd--;
    if (colon == end || nameEnd == from) {
      anomalies.add(HttpAnomaly.BAD_HEADER);
      return;
    }
    if (nameEnd < colon) anomalies.add(HttpAnomaly.SPACE_BEFORE_COLON);
    if (count == MAX_FIELDS) {
      anomalies.add(HttpAnomaly.TOO_MANY_HEADERS);
      return;
    }
    lowerName(from, nameEnd);
    int value = colon + 1;
    while (value < end && WireText.blank(head[value])) value++;
    while (end > value && WireText.blank(head[end - 1])) end--;
    known[count] = KnownField.of(head, from, nameEnd - from);
    fields[count++] = Head.field(from, nameEnd - from, value, end - value);
  }

  private void lowerName(int from, int end) {
    for (int i = from; i < end; i++) {
      byte b = head[i];
      if (!token(b)) anomalies.add(HttpAnomaly.BAD_HEADER);
      if (b >= 'A' && b <= 'Z') head[i] = (byte) (b + 32);
    }
  }

  /** Whether a byte may stand in a method or a field's name. */
  static boolean token(byte b) {
    return TOKEN[b & 0xff];
  }
}
