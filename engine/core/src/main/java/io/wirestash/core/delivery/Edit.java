package io.wirestash.core.delivery;

import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A change that a processor makes to the members of one event, whatever it is written as.
 *
 * @param path a member's native name
 * @param to its new native name; null unless it is renamed
 * @param value its new value; null if it is taken away
 */
record Edit(String path, String to, Object value) {
  /** Writes the event again with all edits made. {@code names} turns a native path into that of the format at hand. */
  static void apply(
      List<Edit> edits, Map<String, Object> event, UnaryOperator<String> names, JsonSink out) {
    for (Edit edit : edits) {
      String path = names.apply(edit.path);
      if (edit.to != null) {
        Object moved = take(event, path);
        if (moved != null) put(event, names.apply(edit.to), moved);
      } else if (edit.value == null) {
        take(event, path);
      } else {
        put(event, path, edit.value);
      }
    }
    write(event, out);
  }

  /** Takes a value out of an object; where the path meets an array, out of every element. */
  private static Object take(Object within, String path) {
    if (within instanceof List<?> elements) {
      List<Object> taken = new ArrayList<>();
      for (Object element : elements) {
        Object value = take(element, path);
        if (value != null) taken.add(value);
      }
      return taken.isEmpty() ? null : taken;
    }
    if (!(within instanceof Map<?, ?> object)) return null;
    int point = path.indexOf('.');
    if (point < 0 || object.containsKey(path)) return object.remove(path);
    Object inner = object.get(path.substring(0, point));
    Object taken = inner == null ? null : take(inner, path.substring(point + 1));
    if (inner instanceof Map<?, ?> emptied && emptied.isEmpty()) object.remove(path.substring(0, point));
    return taken;
  }

  /** Puts a value into an object; where the path meets an array, into every element that is an object. */
  @SuppressWarnings("unchecked") // objects are maps of our own making
  private static void put(Object within, String path, Object value) {
    if (within instanceof List<?> elements) {
      for (Object element : elements) put(element, path, value);
      return;
    }
    if (!(within instanceof Map<?, ?>)) return;
    Map<String, Object> object = (Map<String, Object>) within;
    int point = path.indexOf('.');
    if (point < 0 || object.containsKey(path)) object.put(path, value);
    else put(inner(object, path.substring(0, point)), path.substring(point + 1), value);
  }

  private static Object inner(Map<String, Object> object, String name) {
    return object.computeIfAbsent(name, missing -> new LinkedHashMap<String, Object>());
  }

  private static void write(Object value, JsonSink out) {
    if (value instanceof Map<?, ?> object) {
      out.beginObject();
      object.forEach((name, member) -> {
        out.name((String) name);
        write(member, out);
      });
      out.endObject();
    } else if (value instanceof List<?> elements) {
      out.beginArray();
      for (Object element : elements) {
        out.item();
        write(element, out);
      }
      out.endArray();
    } else if (value instanceof JsonValue itself) {
      itself.writeJson(out);
    } else if (value instanceof Boolean truth) {
      out.bool(truth);
    } else if (value instanceof BigDecimal exact) {
      out.raw(exact.toPlainString());
    } else if (value instanceof Double number) {
      out.number(number);
    } else if (value instanceof Number number) {
      out.number(number.longValue());
    } else if (value == null) {
      out.raw("null");
    } else {
      out.string(value.toString());
    }
  }
}
