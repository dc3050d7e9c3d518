package io.wirestash.parser.http;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;
import java.util.Arrays;

/**
 * A message's start line and header fields (RFC 9112 sections 3 to 5), kept as the bytes that were sent: names in lower
 * case, folded values with blanks for their line ends. As JSON, an object of the fields; a name that was sent several
 * times has an array.
 */
@JsonType("object")
final class Head implements JsonValue {
  /** Of a message that has none (HTTP/0.9). */
  static final Head NONE = new Head(new byte[0], 0, new long[0], new KnownField[0]);

  private final byte[] bytes;
  private final int startLineEnd;
  private final long[] fields;
  private final KnownField[] known;

  /** @param fields one {@link #field} each; @param known which of them mean something, null for others */
  Head(byte[] bytes, int startLineEnd, long[] fields, KnownField[] known) {
    this.bytes = bytes;
    this.startLineEnd = startLineEnd;
    this.fields = fields;
    this.known = known;
  }

  /** A field's place, in four numbers of 16 bits. */
  static long field(int name, int nameLength, int value, int valueLength) {
    return (long) name << 48 | (long) nameLength << 32 | (long) value << 16 | valueLength;
  }

  WireText startLine() {
    return new WireText(bytes, 0, startLineEnd);
  }

  boolean hasFields() {
    return fields.length > 0;
  }

  /** The first value of a field, or null. */
  WireText value(KnownField field) {
    int line = lineOf(field, 0);
    return line < 0 ? null : valueAt(line);
  }

  boolean has(KnownField field) {
    return lineOf(field, 0) >= 0;
  }

  int lines() {
    return fields.length;
  }

  /** What a line's field means, or null. */
  KnownField known(int line) {
    return known[line];
  }

  /** The number of the next line with this field, from the given one on, or -1. */
  int lineOf(KnownField field, int from) {
    for (int i = from; i < known.length; i++) if (known[i] == field) return i;
    return -1;
  }

  WireText valueAt(int line) {
    long field = fields[line];
    return new WireText(bytes, (int) (field >> 16) & 0xffff, (int) field & 0xffff);
  }

  /** Cuts a field's value to so many bytes. */
  void shorten(int line, int length) {
    fields[line] = fields[line] & ~0xffffL | length;
  }

  @Override
  public void writeJson(JsonSink out) {
    long repeated = repeatedMarks();
    out.beginObject();
    for (int i = 0; i < fields.length; i++) {
      boolean once = (repeated & mark(i)) == 0;
      if (!once && sameName(i, 0) < i) continue; // its values stand with the first
      if (i > 0) out.raw(',');
      out.text(bytes, nameAt(i), nameLength(i));
      out.raw(':');
      if (once || sameName(i, i + 1) < 0) writeValue(out, i);
      else writeValues(out, i);
    }
    out.endObject();
  }

  /** The marks of names that may be there twice: with few exceptions they are not, and need not be compared. */
  private long repeatedMarks() {
    long seen = 0;
    long repeated = 0;
    for (int i = 0; i < fields.length; i++) {
      long mark = mark(i);
      repeated |= seen & mark;
      seen |= mark;
    }
    return repeated;
  }

  /** One bit of 64, the same for the same name. */
  private long mark(int line) {
    int length = nameLength(line);
    int name = nameAt(line);
    return 1L << 7 * length + 5 * bytes[name] + bytes[name + length - 1]; // a name has at least a byte
  }

  private void writeValues(JsonSink out, int line) {
    out.beginArray();
    for (int i = line; i >= 0; i = sameName(line, i + 1)) {
      out.item();
      writeValue(out, i);
    }
    out.endArray();
  }

  private void writeValue(JsonSink out, int line) {
    long field = fields[line];
    out.text(bytes, (int) (field >> 16) & 0xffff, (int) field & 0xffff);
  }

  /** The first line, from the given one on, whose name is that of a line; or -1. */
  private int sameName(int line, int from) {
    int name = nameAt(line);
    int length = nameLength(line);
    for (int i = from; i < fields.length; i++) {
      if (nameLength(i) != length) continue;
      int other = nameAt(i);
      if (Arrays.equals(bytes, name, name + length, bytes, other, other + length)) return i;
    }
    return -1;
  }

  private int nameAt(int line) {
    return (int) (fields[line] >>> 48);
  }

  private int nameLength(int line) {
    return (int) (fields[line] >> 32) & 0xffff;
  }

  @Override
  public String toString() {
    JsonSink out = new JsonSink(256);
    writeJson(out);
    return out.toString();
  }
}
