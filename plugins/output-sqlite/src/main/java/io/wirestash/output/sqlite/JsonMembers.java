package io.wirestash.output.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over the members of a JSON object as the engine writes it: strict, UTF-8, without blanks. A value of another
 * type than the one asked for counts as absent. Not thread-safe; the object is borrowed until the next {@link #open}.
 */
final class JsonMembers {
  /** Members whose names are remembered: events of one type mostly have the same ones in the same order. */
  private static final int REMEMBERED = 64;

  /** Numbers that a double holds exactly, and with them their quotients by powers of ten are rounded but once. */
  private static final long EXACT = 1L << 53;

  /** Characters of a number whose digits certainly fit into a long. */
  private static final int SHORT = 18;

  private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

  private final byte[][] nameBytes = new byte[REMEMBERED][];
  private final String[] names = new String[REMEMBERED];
  private byte[] json;
  private int at;
  private int member;
  private int valueFrom;
  private int valueTo;

  void open(byte[] json, int from) {
    this.json = json;
    at = from;
    member = 0;
  }

  /** Opens the object that is the value of another walk's member. False if it is none. */
  boolean openValue(JsonMembers outer) {
    open(outer.json, outer.valueFrom);
    return json[at] == '{';
  }

  /** Goes to the next member and returns its name, as it is written; null behind the last. */
  String next() {
    if (json[at] == '}') return null;
    at++; // { or ,
    if (json[at] == '}') return null;
    int from = at + 1;
    int to = endOfString(at) - 1;
    String name = name(from, to);
    valueFrom = to + 2; // " and :
    valueTo = endOfValue(valueFrom);
    at = valueTo; // at , or }
    return name;
  }

  private String name(int from, int to) {
    int place = Math.min(member++, REMEMBERED - 1);
    byte[] known = nameBytes[place];
    if (known != null && Arrays.equals(known, 0, known.length, json, from, to)) return names[place];
    nameBytes[place] = Arrays.copyOfRange(json, from, to);
    names[place] = new String(json, from, to - from, StandardCharsets.UTF_8);
    return names[place];
  }

  private int endOfString(int quote) {
    int i = quote + 1;
    while (json[i] != '"') i += json[i] == '\\' ? 2 : 1;
    return i + 1;
  }

  private int endOfValue(int from) {
    if (json[from] == '"') return endOfString(from);
    int depth = 0;
    int i = from;
    while (true) {
      switch (json[i]) {
        case '"' -> i = endOfString(i) - 1;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0) return i; // of the object around a number or word
          if (--depth == 0) return i + 1;
        }
        case ',' -> {
          if (depth == 0) return i;
        }
        default -> {}
      }
      i++;
    }
  }

  /** The value, or null if it is no string. */
  String text() {
    if (json[valueFrom] != '"') return null;
    int from = valueFrom + 1;
    int to = valueTo - 1;
    for (int i = from; i < to; i++) {
      if (json[i] == '\\') return unescaped(new String(json, from, to - from, StandardCharsets.UTF_8));
    }
    return new String(json, from, to - from, StandardCharsets.UTF_8);
  }

  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      c = text.charAt(++i);
      switch (c) {
        case 'b' -> plain.append('\b');
        case 'f' -> plain.append('\f');
        case 'n' -> plain.append('\n');
        case 'r' -> plain.append('\r');
        case 't' -> plain.append('\t');
        case 'u' -> {
          plain.append((char) Integer.parseInt(text, i + 1, i + 5, 16));
          i += 4;
        }
        default -> plain.append(c);
      }
    }
    return plain.toString();
  }

  /** The value, or null if it is no whole number of nine digits at most. */
  Integer integer() {
    if (valueTo - valueFrom > 9) return null;
    int value = 0;
    for (int i = valueFrom; i < valueTo; i++) {
      int digit = json[i] - '0';
      if (digit < 0 || digit > 9) return null;
      value = value * 10 + digit;
    }
    return value;
  }

  /** The value as {@link #integer}, or another if it is none. */
  int integer(int fallback) {
    Integer value = integer();
    return value == null ? fallback : value;
  }

  /** The value, or null if it is no number. */
  Double real() {
    if (valueTo - valueFrom > SHORT) return parsed();
    long digits = 0;
    int point = -1;
    for (int i = valueFrom; i < valueTo; i++) {
      int digit = json[i] - '0';
      if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
      else if (json[i] == '.' && point < 0) point = i;
      else return parsed();
    }
    int decimals = point < 0 ? 0 : valueTo - point - 1;
    boolean exact = digits < EXACT && decimals < POWERS.length;
    return exact ? (Double) (digits / POWERS[decimals]) : parsed();
  }

  /** Any other number: with sign or exponent, or more digits than can be divided exactly. */
  private Double parsed() {
    byte first = json[valueFrom];
    if (first != '-' && (first < '0' || first > '9')) return null;
    return Double.valueOf(new String(json, valueFrom, valueTo - valueFrom, StandardCharsets.ISO_8859_1));
  }
}
