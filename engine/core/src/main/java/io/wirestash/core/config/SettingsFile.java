package io.wirestash.core.config;

import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Settings of another program, read to make a pipeline of them: a map in a YAML file. What is wrong with a value
 * becomes a diagnostic with its place, and the value counts as not given.
 */
public final class SettingsFile {
  private static final int MAX_PORT = 65535;

  private final Problems problems;
  private final Mapping settings;

  private SettingsFile(Problems problems, Mapping settings) {
    this.problems = problems;
    this.settings = settings;
  }

  /**
   * Never throws for the user's mistakes.
   *
   * @param section the key of the file's outermost map that holds the settings
   */
  public static SettingsFile read(Path file, String section) {
    Problems problems = new Problems();
    return new SettingsFile(problems, section(file, section, problems));
  }

  private static Mapping section(Path file, String section, Problems problems) {
    Source source = PipelineFile.read(file, "settings", problems);
    Value root = source == null ? null : YamlReader.read(source, problems, key -> false);
    if (root == null) return null;
    if (!(root instanceof Mapping map) || map.get(section) == null) {
      problems.error("E107", root.span(), "these are not the settings that were expected", null,
          "they begin with: " + section + ":");
      return null;
    }
    for (Entry entry : map.entries()) {
      if (!entry.key().equals(section)) unknown(entry, List.of(section), problems);
    }
    return mapping(map.get(section), problems);
  }

  private static Mapping mapping(Entry entry, Problems problems) {
    if (entry.value() instanceof Mapping map) return map;
    problems.error("E103", entry.value().span(), '"' + entry.key() + "\" is a map, not " + entry.value().kind(), null);
    return null;
  }

  private static void unknown(Entry entry, Collection<String> known, Problems problems) {
    problems.warning("W505", entry.span(), "unknown key \"" + entry.key() + '"', Nearest.question(entry.key(), known));
  }

  /** False if there is nothing to read, or something is wrong with what was asked for so far. */
  public boolean ok() {
    return settings != null && problems.errors() == 0;
  }

  public List<Diagnostic> diagnostics() {
    return problems.inOrder();
  }

  /** Warns of every key that is not among these. */
  public void expect(Collection<String> known) {
    for (Entry entry : settings.entries()) {
      if (!known.contains(entry.key())) unknown(entry, known, problems);
    }
  }

  /** All keys, in the order of the file. */
  public List<String> keys() {
    return settings.entries().stream().map(Entry::key).toList();
  }

  private Entry given(String key) {
    Entry entry = settings.get(key);
    boolean nothing = entry == null || entry.value() instanceof Scalar scalar && scalar.isNothing();
    return nothing ? null : entry;
  }

  /** The map under a key, or null if none is given. Diagnostics are those of the whole file. */
  public SettingsFile inner(String key) {
    Entry entry = given(key);
    Mapping map = entry == null ? null : mapping(entry, problems);
    return map == null ? null : new SettingsFile(problems, map);
  }

  /** A single value, or null if none is given. */
  public String text(String key) {
    Entry entry = given(key);
    return entry == null ? null : text(key, entry.value());
  }

  private String text(String key, Value value) {
    if (value instanceof Scalar scalar) return scalar.text().isEmpty() ? null : scalar.text();
    problems.error("E103", value.span(), '"' + key + "\" takes a single value, not " + value.kind(), null);
    return null;
  }

  /** The values of a list; empty if none is given. A single value is a list of one. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Value item : items(key)) {
      String text = text(key, item);
      if (text != null) texts.add(text);
    }
    return texts;
  }

  private List<Value> items(String key) {
    Entry entry = given(key);
    if (entry == null) return List.of();
    return entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
  }

  /** A whole number from 0; YAML's words for true and false are 1 and 0. */
  public int number(String key, int fallback) {
    Entry entry = given(key);
    if (entry == null) return fallback;
    String text = text(key, entry.value());
    if (text == null) return fallback;
    int number =
        switch (text.toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on" -> 1;
          case "false", "no", "off" -> 0;
          default -> wholeNumber(text);
        };
    if (number >= 0) return number;
    problems.error("E105", entry.value().span(), '"' + key + "\" takes a whole number, not \"" + text + '"', null);
    return fallback;
  }

  /** Port numbers of a list; empty if none is given. */
  public List<Integer> ports(String key) {
    List<Integer> ports = new ArrayList<>();
    for (Value item : items(key)) {
      String text = text(key, item);
      if (text == null) continue;
      int port = wholeNumber(text);
      if (port >= 1 && port <= MAX_PORT) ports.add(port);
      else problems.error("E105", item.span(), '"' + key + "\" takes port numbers, 1 to " + MAX_PORT, null);
    }
    return ports;
  }

  /** -1 if it is none, or too large for any setting. */
  private static int wholeNumber(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
  }
}
