package io.wirestash.core.catalog;

import io.wirestash.api.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one jar offers. Written at build time as {@code META-INF/wirestash/components.idx}: UTF-8 lines of fields parted
 * by tabs; within fields backslash, tab and line feed are escaped as {@code \\}, {@code \t} and {@code \n}.
 *
 * <pre>
 * component  kind  name  factory class  options class  summary  on_request if so
 * option     name  type  default  required,secret  min  max  help  example   of the component above
 * emits      event type                                                      of the component above
 * event      type  record class  codec class  help
 * field      native path  ECS path  JSON type  help                          of the event above
 * </pre>
 */
record Index(List<ComponentInfo> components, List<EventInfo> events) {
  static final String PATH = "META-INF/wirestash/components.idx";

  /**
   * @throws IllegalArgumentException if a line is not as it should be; the message names it
   */
  static Index parse(String text, PluginInfo plugin) {
    Reading reading = new Reading();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isEmpty()) continue;
      try {
        reading.line(fields(line));
      } catch (RuntimeException e) { // a field that is missing or no number
        throw new IllegalArgumentException("line " + number + " of its index is broken", e);
      }
    }
    return reading.finish(plugin);
  }

  private static String[] fields(String line) {
    String[] fields = line.split("\t", -1);
    for (int i = 0; i < fields.length; i++) if (fields[i].indexOf('\\') >= 0) fields[i] = unescape(fields[i]);
    return fields;
  }

  private static String unescape(String field) {
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      switch (field.charAt(++i)) {
        case 't' -> text.append('\t');
        case 'n' -> text.append('\n');
        default -> text.append(field.charAt(i));
      }
    }
    return text.toString();
  }

  /** Lines read so far. Events may be declared after the components that emit them. */
  private static final class Reading {
    private record Draft(String[] line, List<OptionInfo> options, List<String> emits) {}

    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, EventInfo> events = new LinkedHashMap<>(); // by record: several may have one type
    private List<FieldInfo> fields;

    void line(String[] f) {
      switch (f[0]) {
        case "component" -> drafts.add(new Draft(require(f, 6), new ArrayList<>(), new ArrayList<>()));
        case "option" -> last().options.add(option(require(f, 9)));
        case "emits" -> last().emits.add(f[1]);
        case "event" -> {
          fields = new ArrayList<>();
          events.put(f[2], new EventInfo(f[1], f[2], f[3], f[4], fields));
        }
        case "field" -> fields.add(new FieldInfo(f[1], orNull(f[2]), f[3], f[4]));
        default -> throw new IllegalArgumentException(f[0]);
      }
    }

    private Draft last() {
      return drafts.get(drafts.size() - 1);
    }

    private static String[] require(String[] f, int count) {
      if (f.length < count) throw new IllegalArgumentException("fields missing");
      return f;
    }

    private static OptionInfo option(String[] f) {
      List<String> flags = List.of(f[4].split(","));
      return new OptionInfo(
          f[1],
          f[2],
          orNull(f[3]),
          flags.contains("required"),
          flags.contains("secret"),
          f[5].isEmpty() ? Long.MIN_VALUE : Long.parseLong(f[5]),
          f[6].isEmpty() ? Long.MAX_VALUE : Long.parseLong(f[6]),
          f[7],
          orNull(f[8]));
    }

    private static String orNull(String text) {
      return text.isEmpty() ? null : text;
    }

    Index finish(PluginInfo plugin) {
      List<ComponentInfo> components = new ArrayList<>(drafts.size());
      for (Draft draft : drafts) components.add(component(draft, plugin));
      return new Index(components, List.copyOf(events.values()));
    }

    private ComponentInfo component(Draft draft, PluginInfo plugin) {
      List<EventInfo> emits = new ArrayList<>(draft.emits.size());
      for (String type : draft.emits) {
        int before = emits.size();
        for (EventInfo event : events.values()) if (event.type().equals(type)) emits.add(event);
        if (emits.size() == before) throw new IllegalArgumentException("its index does not describe the event " + type);
      }
      String[] f = draft.line;
      return new ComponentInfo(
          kind(f[1]), f[2], f[5], f[3], f[4], List.copyOf(draft.options), List.copyOf(emits), plugin,
          f.length > 6 && f[6].equals("on_request"));
    }

    private static Kind kind(String word) {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
