package io.wirestash.core.config;

import io.wirestash.api.event.JsonSink;
import io.wirestash.core.catalog.OptionInfo;
import java.util.List;

/** The JSON Schema of one option. Every value may also be text with a variable in it. */
final class OptionSchema {
  private static final String VARIABLE = "{\"type\":\"string\",\"pattern\":\"\\\\$\\\\{\"}";

  private OptionSchema() {}

  /** Writes the members of a schema object that has begun. */
  static void write(OptionInfo option, JsonSink out) {
    OptionType type = OptionType.of(option.type());
    text("description", option.help(), out);
    if (option.fallback() != null) fallback(option, type, out);
    if (option.example() != null) {
      out.name("examples");
      out.beginArray();
      out.item();
      out.string(option.example());
      out.endArray();
    }
    out.name("anyOf");
    out.beginArray();
    if (type.list()) {
      out.item();
      out.raw("{\"type\":\"array\",\"items\":{\"anyOf\":[");
      single(option, type, out);
      out.raw("," + VARIABLE + "]}}");
    }
    out.item();
    single(option, type, out);
    out.item();
    out.raw(VARIABLE);
    out.endArray();
  }

  private static void single(OptionInfo option, OptionType type, JsonSink out) {
    out.beginObject();
    switch (type.name()) {
      case "boolean" -> text("type", "boolean", out);
      case "int", "long" -> {
        text("type", "integer", out);
        range(option, out);
      }
      case "double" -> {
        text("type", "number", out);
        range(option, out);
      }
      case "duration" -> {
        text("type", "string", out);
        text("pattern", "^(0|[1-9][0-9]*) ?(us|ms|s|m|h|d)$", out);
      }
      case "size" -> {
        out.raw("\"type\":[\"integer\",\"string\"],\"minimum\":0");
        text("pattern", "^(0|[1-9][0-9]*) ?(B|KiB|MiB|GiB|TiB)?$", out);
      }
      case "enum" -> strings("enum", type.constants(), out);
      case "path", "condition", "member" -> out.raw("\"type\":\"string\",\"minLength\":1");
      default -> strings("type", List.of("string", "number", "boolean"), out); // YAML reads 5 and no as these
    }
    out.endObject();
  }

  private static void range(OptionInfo option, JsonSink out) {
    if (option.min() != Long.MIN_VALUE) number("minimum", option.min(), out);
    if (option.max() != Long.MAX_VALUE) number("maximum", option.max(), out);
  }

  private static void fallback(OptionInfo option, OptionType type, JsonSink out) {
    List<String> values = Fragment.scalars(option.fallback());
    out.name("default");
    if (type.list()) out.beginArray();
    for (String value : values) {
      if (type.list()) out.item();
      switch (type.name()) {
        case "boolean", "int", "long", "double" -> out.raw(value);
        default -> out.string(value);
      }
    }
    if (type.list()) out.endArray();
  }

  private static void text(String name, String value, JsonSink out) {
    out.name(name);
    out.string(value);
  }

  private static void number(String name, long value, JsonSink out) {
    out.name(name);
    out.number(value);
  }

  private static void strings(String name, List<String> values, JsonSink out) {
    out.name(name);
    out.beginArray();
    for (String value : values) {
      out.item();
      out.string(value);
    }
    out.endArray();
  }
}
