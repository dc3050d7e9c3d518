package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Malformed;
import io.wirestash.api.parser.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A BSON document where it lies: nothing is read before it is asked for, and what is nested is stepped over by its
 * length, so neither depth nor number of elements costs anything. Borrowed: valid during the call that read it. Of a
 * document that goes on beyond the bytes at hand, or is damaged, the elements before that place are there. Format: BSON
 * 1.1, <a href="https://bsonspec.org/spec.html">bsonspec.org</a>.
 *
 * <pre>
 *   length 32 (with itself and the end) | elements: type 8, name, 0, value | 0
 * </pre>
 */
final class Bson {
  /** Bytes of a text that are kept. */
  static final int LONGEST_TEXT = 4096;

  private static final int SMALLEST = 5;

  static final int DOUBLE = 0x01;
  static final int STRING = 0x02;
  static final int DOCUMENT = 0x03;
  static final int ARRAY = 0x04;
  static final int BINARY = 0x05;
  static final int BOOLEAN = 0x08;
  static final int INT32 = 0x10;
  static final int INT64 = 0x12;

  private final ByteBuffer bytes; // little-endian, absolute access only
  private final int start; // of the first element
  private final int end; // after the last element, or where the bytes end

  // the element at hand
  private int at;
  private int type;
  private int name;
  private int nameLength;
  private int value;
  private String fault;

  private Bson(ByteBuffer bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.at = start;
  }

  /** The document that follows; one that does not end in the bytes at hand takes all of them. */
  static Bson read(Cursor in) {
    int from = in.position();
    int length = in.i32le();
    if (length < SMALLEST) throw in.malformed("document_length");
    int left = in.remaining();
    in.skip(Math.min(length - 4, left));
    ByteBuffer bytes = ByteBuffer.wrap(in.array()).order(ByteOrder.LITTLE_ENDIAN);
    boolean whole = length - 4 <= left;
    if (whole && bytes.get(in.position() - 1) != 0) throw in.malformed("document_end");
    return new Bson(bytes, from + 4, whole ? in.position() - 1 : in.position());
  }

  /**
   * The document that follows, all of whose elements can be stepped over.
   *
   * @throws Malformed {@code element_type}, {@code element_length}
   */
  static Bson verified(Cursor in) {
    Bson document = read(in);
    while (document.next()) {
      // a fault ends the elements
    }
    if (document.fault != null) throw in.malformed(document.fault);
    return document;
  }

  /** A document in bytes of its own: the payload of some login messages. */
  static Bson of(byte[] document) {
    return read(Cursor.of(document));
  }

  // ---- elements, one after the other

  /** Goes to the first element. */
  Bson rewind() {
    at = start;
    return this;
  }

  /** Goes to the next element; false if there is none, or it is not at hand as a whole, or damaged. */
  boolean next() {
    if (at >= end) return false;
    type = bytes.get(at++) & 0xff;
    name = at;
    at = afterText(at);
    nameLength = at - 1 - name;
    value = at;
    if (at > end) return false;
    long after = at + valueLength();
    at = (int) Math.min(after, end);
    return after <= end;
  }

  String name() {
    return text(name, nameLength);
  }

  int type() {
    return type;
  }

  private long valueLength() {
    return switch (type) {
      case DOUBLE, 0x09, 0x11, INT64 -> 8; // also dates and timestamps
      case STRING, 0x0d, 0x0e -> 4 + length(0); // also code and symbols
      case DOCUMENT, ARRAY, 0x0f -> length(SMALLEST); // also code with its scope
      case BINARY -> 5 + length(0);
      case 0x06, 0x0a, 0x7f, 0xff -> 0; // undefined, null, the greatest and the smallest key
      case 0x07 -> 12; // an object id
      case BOOLEAN -> 1;
      case 0x0b -> afterText(afterText(value)) - value; // a regular expression and its options
      case 0x0c -> 4 + length(0) + 12; // a pointer into a database: a text and an object id
      case INT32 -> 4;
      case 0x13 -> 16; // a decimal number
      default -> damaged("element_type");
    };
  }

  private long length(int smallest) {
    if (end - value < 4) return end; // does not end at hand
    int length = bytes.getInt(value);
    return length < smallest ? damaged("element_length") : length;
  }

  /** A length beyond the end, so that the elements end here. */
  private long damaged(String code) {
    fault = code;
    return end;
  }

  /** Index after a text's final 0; beyond the end if that is not at hand. */
  private int afterText(int from) {
    int i = from;
    while (i < end && bytes.get(i) != 0) i++;
    return i + 1;
  }

  // ---- elements by name

  /** Goes to the first element with a name of ASCII letters. */
  private boolean find(String wanted) {
    rewind();
    while (next()) if (isNamed(wanted)) return true;
    return false;
  }

  boolean isNamed(String wanted) {
    if (nameLength != wanted.length()) return false;
    for (int i = 0; i < nameLength; i++) if (bytes.get(name + i) != wanted.charAt(i)) return false;
    return true;
  }

  boolean has(String wanted) {
    return find(wanted);
  }

  /** The text of this name, or null if there is none. */
  String text(String wanted) {
    return find(wanted) ? text() : null;
  }

  /** The value at hand if it is a text, or null. */
  String text() {
    if (type != STRING) return null;
    return text(value + 4, Math.max(0, bytes.getInt(value) - 1));
  }

  private String text(int from, int length) {
    String text = Text.of(bytes.array(), from, Math.min(length, LONGEST_TEXT));
    return length > LONGEST_TEXT ? text + '…' : text;
  }

  /** The whole number of this name, whatever its type, or null if there is none; a boolean counts as 0 or 1. */
  Long number(String wanted) {
    if (!find(wanted)) return null;
    return switch (type) {
      case DOUBLE -> (long) bytes.getDouble(value);
      case INT32 -> (long) bytes.getInt(value);
      case INT64 -> bytes.getLong(value);
      case BOOLEAN -> (long) bytes.get(value);
      default -> null;
    };
  }

  boolean isTrue(String wanted) {
    Long number = number(wanted);
    return number != null && number != 0;
  }

  /** The document or array of this name, or null if there is none. */
  Bson document(String wanted) {
    return find(wanted) ? document() : null;
  }

  /** The value at hand if it is a document or an array, or null. */
  Bson document() {
    if (type != DOCUMENT && type != ARRAY) return null;
    return new Bson(bytes, value + 4, value + bytes.getInt(value) - 1);
  }

  /** The bytes of this name, also if they are sent as a text, or null if there are none. */
  byte[] binary(String wanted) {
    if (!find(wanted) || type != BINARY && type != STRING) return null;
    int length = type == BINARY ? bytes.getInt(value) : Math.max(0, bytes.getInt(value) - 1);
    int from = type == BINARY ? value + 5 : value + 4;
    return Arrays.copyOfRange(bytes.array(), from, from + length);
  }

  /** How many elements there are. */
  int size() {
    int size = 0;
    rewind();
    while (next()) size++;
    return size;
  }
}
