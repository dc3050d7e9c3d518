package io.wirestash.parser.http;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Text;

/** Text as it was sent: a part of a head's bytes, made a string only by who asks for one. */
record WireText(byte[] bytes, int from, int length) implements JsonValue {
  static final WireText EMPTY = new WireText(new byte[0], 0, 0);

  @Override
  public void writeJson(JsonSink out) {
    out.text(bytes, from, length);
  }

  boolean isEmpty() {
    return length == 0;
  }

  int at(int i) {
    return bytes[from + i];
  }

  int indexOf(char c) {
    return indexOf(c, 0);
  }

  int indexOf(char c, int begin) {
    for (int i = begin; i < length; i++) if (at(i) == c) return i;
    return -1;
  }

  WireText sub(int begin, int end) {
    return new WireText(bytes, from + begin, end - begin);
  }

  WireText trimmed() {
    int begin = 0;
    int end = length;
    while (begin < end && blank(at(begin))) begin++;
    while (end > begin && blank(at(end - 1))) end--;
    return begin == 0 && end == length ? this : sub(begin, end);
  }

  /** What is between quotes, if it is in quotes. */
  WireText unquoted() {
    return length >= 2 && at(0) == '"' && at(length - 1) == '"' ? sub(1, length - 1) : this;
  }

  static boolean blank(int b) {
    return b == ' ' || b == '\t';
  }

  /** Compares with text in lower case, letters in whatever case. */
  boolean is(String lower) {
    return length == lower.length() && startsWith(lower);
  }

  /** Compares with text in lower case, letters in whatever case. */
  boolean startsWith(String lower) {
    if (length < lower.length()) return false;
    for (int i = 0; i < lower.length(); i++) if (lower(at(i)) != lower.charAt(i)) return false;
    return true;
  }

  static int lower(int b) {
    return b >= 'A' && b <= 'Z' ? b + 32 : b;
  }

  @Override
  public String toString() {
    return Text.of(bytes, from, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireText text && toString().equals(text.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
