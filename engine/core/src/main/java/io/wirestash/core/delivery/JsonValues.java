package io.wirestash.core.delivery;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds values in JSON that the engine's own encoder wrote: valid, without blanks. A path is names joined by points; where
 * it meets an array it goes on in every element. Not thread-safe.
 */
final class JsonValues {
  private byte[] json;
  private int at;
  private boolean exact;

  /** The value at a path of the object that begins at {@code from}, as String, Long, Double, Boolean, List or Map, or null. */
  Object find(byte[] json, int from, String path) {
    this.json = json;
    at = from;
    exact = false;
    return find(path, 0);
  }

  /** All members of the object that begins at {@code from}, numbers with a fraction as BigDecimal. */
  Map<String, Object> members(byte[] json, int from) {
    this.json = json;
    at = from;
    exact = true;
    return object();
  }

  /** The value at the rest of a path, within the value here; leaves that value behind. */
  private Object find(String path, int begin) {
    if (begin > path.length()) return value();
    if (json[at] == '[') return inElements(path, begin);
    if (json[at] != '{') {
      skip();
      return null;
    }
    int point = path.indexOf('.', begin);
    int end = point < 0 ? path.length() : point;
    Object found = null;
    for (boolean more = open('}'); more; more = next('}')) {
      boolean here = nameIs(path, begin, end);
      skip();
      at++; // the colon
      if (here) found = find(path, end + 1);
      else skip();
    }
    return found;
  }

  private List<Object> inElements(String path, int begin) {
    List<Object> found = new ArrayList<>();
    for (boolean more = open(']'); more; more = next(']')) {
      Object element = find(path, begin);
      if (element instanceof List<?> inner) found.addAll(inner);
      else if (element != null) found.add(element);
    }
    return found.isEmpty() ? null : found;
  }

  /** Steps into an object or array; false if it is empty, which leaves it behind. */
  private boolean open(char end) {
    at++;
    if (json[at] != end) return true;
    at++;
    return false;
  }

  /** Steps to the next member or element; false at the end, which leaves the object or array behind. */
  private boolean next(char end) {
    return json[at++] != end;
  }

  /** True if the string here is this part of the path. Names of members that need escapes are found by no path. */
  private boolean nameIs(String path, int begin, int end) {
    int length = end - begin;
    if (json[at + 1 + length] != '"') return false;
    for (int i = 0; i < length; i++) if (json[at + 1 + i] != path.charAt(begin + i)) return false;
    return true;
  }

  /** Leaves the value here behind. */
  private void skip() {
    switch (json[at]) {
      case '"' -> skipString();
      case '{', '[' -> skipNested();
      default -> at = endOfWord();
    }
  }

  private void skipString() {
    at++;
    while (json[at] != '"') at += json[at] == '\\' ? 2 : 1;
    at++;
  }

  private void skipNested() {
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> {
          skipString();
          continue;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
      at++;
    } while (depth > 0);
  }

  private int endOfWord() {
    int end = at;
    while (json[end] != ',' && json[end] != '}' && json[end] != ']' && json[end] != '\n') end++;
    return end;
  }

  private Object value() {
    return switch (json[at]) {
      case '"' -> string();
      case '{' -> object();
      case '[' -> array();
      default -> word();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> members = new LinkedHashMap<>();
    for (boolean more = open('}'); more; more = next('}')) {
      String name = string();
      at++; // the colon
      members.put(name, value());
    }
    return members;
  }

  private List<Object> array() {
    List<Object> elements = new ArrayList<>();
    for (boolean more = open(']'); more; more = next(']')) elements.add(value());
    return elements;
  }

  private Object word() {
    int end = endOfWord();
    String word = new String(json, at, end - at, StandardCharsets.US_ASCII);
    at = end;
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> number(word);
    };
  }

  private Object number(String word) {
    boolean whole = word.indexOf('.') < 0 && word.indexOf('E') < 0 && word.length() < 19;
    if (whole) return Long.valueOf(word);
    return exact ? (Object) new BigDecimal(word) : Double.valueOf(word);
  }

  private String string() {
    int from = at + 1;
    skipString();
    int end = at - 1;
    for (int i = from; i < end; i++) if (json[i] == '\\') return unescaped(from, end);
    return new String(json, from, end - from, StandardCharsets.UTF_8);
  }

  private String unescaped(int from, int end) {
    StringBuilder text = new StringBuilder(end - from);
    int plain = from;
    for (int i = from; i < end; i++) {
      if (json[i] != '\\') continue;
      text.append(new String(json, plain, i - plain, StandardCharsets.UTF_8));
      i++;
      switch (json[i]) {
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'n' -> text.append('\n');
        case 'r' -> text.append('\r');
        case 't' -> text.append('\t');
        case 'u' -> {
          text.append((char) Integer.parseInt(new String(json, i + 1, 4, StandardCharsets.US_ASCII), 16));
          i += 4;
        }
        default -> text.append((char) json[i]);
      }
      plain = i + 1;
    }
    return text.append(new String(json, plain, end - plain, StandardCharsets.UTF_8)).toString();
  }
}
