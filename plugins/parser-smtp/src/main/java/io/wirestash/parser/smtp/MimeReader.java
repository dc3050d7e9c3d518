package io.wirestash.parser.smtp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The structure of a message: header, parts, and the parts of those that have parts (RFC 5322, RFC 2045, RFC 2046
 * section 5.1). Bytes may come in any pieces. Attached messages are attachments like others: their own parts are not
 * looked for. What goes beyond the limits is counted into the part it stands in.
 */
final class MimeReader {
  /** Of a longer line the rest is content, wherever it breaks; RFC 5322 section 2.1.1 allows 998. */
  private static final int MAX_LINE = 4096;

  private static final int MAX_DEPTH = 16;
  private static final int MAX_PARTS = 1000;
  private static final int MAX_ATTACHMENTS = 100;

  private final boolean hashed;
  private final Deque<byte[]> boundaries = new ArrayDeque<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final byte[] line = new byte[MAX_LINE];
  private int held; // bytes of an unfinished line
  private boolean atLineStart = true;
  private HeaderReader header = new HeaderReader(); // null in a body
  private HeaderReader top;
  private PartReader part; // null between parts
  private int parts;

  MimeReader(boolean hashed) {
    this.hashed = hashed;
  }

  // ---- lines

  void bytes(byte[] bytes, int from, int to) {
    int start = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\n') continue;
      lineEnds(bytes, start, i + 1);
      start = i + 1;
    }
    hold(bytes, start, to);
  }

  private void lineEnds(byte[] bytes, int from, int to) {
    if (held == 0) {
      line(bytes, from, to);
    } else {
      hold(bytes, from, to);
      if (held > 0) line(line, 0, held);
      held = 0;
    }
    atLineStart = true;
  }

  private void hold(byte[] bytes, int from, int to) {
    for (int at = from; at < to; ) {
      int count = Math.min(to - at, line.length - held);
      System.arraycopy(bytes, at, line, held, count);
      held += count;
      at += count;
      if (held == line.length) flush();
    }
  }

  /** A line that is too long goes on as content. */
  private void flush() {
    line(line, 0, held);
    held = 0;
    atLineStart = false;
  }

  /** @param to after the line feed, if the line has one */
  private void line(byte[] bytes, int from, int to) {
    if (header != null) headerLine(bytes, from, to);
    else if (!atLineStart || !delimits(bytes, from, to)) content(bytes, from, to);
  }

  // ---- structure

  private void headerLine(byte[] bytes, int from, int to) {
    int end = withoutLineEnd(bytes, from, to);
    if (atLineStart && end == from) beginBody();
    else if (!atLineStart || !delimits(bytes, from, to)) header.line(bytes, from, end, atLineStart);
  }

  private void beginBody() {
    HeaderReader read = header;
    header = null;
    if (top == null) top = read;
    ContentType type = ContentType.of(read.first("content-type"));
    String boundary = type.boundary();
    boolean nested = boundary != null && !boundary.isEmpty() && boundaries.size() < MAX_DEPTH;
    if (nested) boundaries.push(delimiter(boundary));
    else part = new PartReader(type, read, hashed);
  }

  private static byte[] delimiter(String boundary) {
    return ("--" + boundary).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** True if the line is a delimiter: then a part ends, and perhaps another begins. */
  private boolean delimits(byte[] bytes, int from, int to) {
    if (to - from < 3 || bytes[from] != '-' || bytes[from + 1] != '-') return false;
    int end = withoutLineEnd(bytes, from, to);
    int inner = 0;
    for (byte[] delimiter : boundaries) {
      if (begins(bytes, from, end, delimiter)) {
        int after = from + delimiter.length;
        boolean last = end - after >= 2 && bytes[after] == '-' && bytes[after + 1] == '-';
        if (last || blank(bytes, after, end)) {
          delimited(inner, last);
          return true;
        }
      }
      inner++;
    }
    return false;
  }

  /** @param inner multiparts within the one whose delimiter was read; they end without theirs */
  private void delimited(int inner, boolean last) {
    endPart();
    if (top == null) top = header;
    for (int i = 0; i < inner; i++) boundaries.pop();
    if (last) boundaries.pop();
    header = last || parts >= MAX_PARTS ? null : new HeaderReader();
  }

  private void content(byte[] bytes, int from, int to) {
    if (part == null) return; // before the first part, or after the last
    int end = withoutLineEnd(bytes, from, to);
    part.content(bytes, from, end);
    part.lineEnd(to - end);
  }

  private void endPart() {
    if (part == null) return;
    parts++;
    Attachment attachment = part.end();
    if (attachment != null && attachments.size() < MAX_ATTACHMENTS) attachments.add(attachment);
    part = null;
  }

  // ---- ends

  /** Bytes were lost. Of a header that they were part of, the rest is not believed: it could be text. */
  void gap() {
    if (held > 0) line(line, 0, held);
    held = 0;
    atLineStart = false;
    if (part != null) part.gap();
    if (top == null) top = header;
    header = null;
  }

  void end() {
    if (held > 0) line(line, 0, held);
    held = 0;
    if (top == null) top = header;
    if (part != null) part.endsMessage();
    endPart();
  }

  MailMessage message(long size, String sha256, long missing, boolean complete) {
    return MailMessage.of(size, sha256, missing, complete, top, parts, List.copyOf(attachments));
  }

  // ---- bytes

  private static int withoutLineEnd(byte[] bytes, int from, int to) {
    if (to == from || bytes[to - 1] != '\n') return to;
    return to - 2 >= from && bytes[to - 2] == '\r' ? to - 2 : to - 1;
  }

  private static boolean begins(byte[] bytes, int from, int to, byte[] with) {
    return to - from >= with.length && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
  }

  private static boolean blank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) if (bytes[i] != ' ' && bytes[i] != '\t') return false;
    return true;
  }
}
