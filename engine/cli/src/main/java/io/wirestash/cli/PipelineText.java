package io.wirestash.cli;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a pipeline file with comments. What is not installed is written as a comment, so that the file can be run. */
final class PipelineText {
  private static final int WIDTH = 100;

  /** Text that YAML takes for itself, without quotes, also between braces. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");

  /** One component of a stage. */
  static final class Item {
    private final Kind kind;
    private final String name;
    private final StringBuilder options = new StringBuilder();
    private String id;
    private String when;

    Item(Kind kind, String name) {
      this.kind = kind;
      this.name = name;
    }

    /** Adds an option; its value is text, or a list without anything in it for none. */
    Item with(String option, Object value) {
      if (value == null || value instanceof List<?> list && list.isEmpty()) return this;
      if (options.length() > 0) options.append(", ");
      options.append(option).append(": ").append(value(value));
      return this;
    }

    Item id(String text) {
      id = text;
      return this;
    }

    Item when(String condition) {
      when = condition;
      return this;
    }

    private String lines() {
      String component = options.length() == 0 ? name : name + ": {" + options + '}';
      if (id == null && when == null) return "- " + component + '\n';
      if (options.length() == 0) component += ':';
      StringBuilder lines = new StringBuilder(id == null ? "- " : "- id: " + id + "\n  ");
      lines.append(component).append('\n');
      if (when != null) lines.append("  when: ").append(when).append('\n');
      return lines.toString();
    }
  }

  private final Catalog catalog;
  private final StringBuilder text = new StringBuilder();

  PipelineText(Catalog catalog) {
    this.catalog = catalog;
  }

  ComponentInfo installed(Kind kind, String name) {
    return catalog.find(kind, name);
  }

  boolean hasOption(Kind kind, String component, String option) {
    ComponentInfo found = installed(kind, component);
    return found != null && found.options().stream().anyMatch(known -> known.name().equals(option));
  }

  PipelineText comment(String words) {
    return comment("", words);
  }

  /** A comment within a stage. */
  PipelineText note(String words) {
    return comment("  ", words);
  }

  private PipelineText comment(String indent, String words) {
    StringBuilder line = new StringBuilder(indent).append('#');
    for (String word : words.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(indent).append('#');
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
    return this;
  }

  /** Text as it stands, for lines that must not be broken. */
  PipelineText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  PipelineText stage(String name) {
    return line(name + ":");
  }

  /** Writes a component; returns false if it is not installed and therefore a comment. */
  boolean item(Item item) {
    boolean there = installed(item.kind, item.name) != null;
    if (!there) note("Not installed here:");
    block(item, there ? "  " : "  # ");
    return there;
  }

  /** Writes a component as a comment. */
  void off(Item item) {
    block(item, "  # ");
  }

  private void block(Item item, String indent) {
    item.lines().lines().forEach(line -> text.append(indent).append(line).append('\n'));
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(PipelineText::value).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String string ? quoted(string) : value.toString();
  }

  /** A scalar; in double quotes, with their escapes, unless it is plainly text. */
  static String quoted(String text) {
    if (PLAIN.matcher(text).matches() && !text.matches("(?i)true|false|yes|no|on|off|null")) return text;
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
