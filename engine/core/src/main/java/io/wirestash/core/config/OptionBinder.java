package io.wirestash.core.config;

import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.condition.Members;
import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import io.wirestash.core.diagnostic.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the options of one component against its index and turns them into values. */
final class OptionBinder {
  private static final Path WORKING_DIRECTORY = Path.of("");

  private final Path directory;
  private final Variables variables;
  private final Problems problems;

  /**
   * @param directory that of the pipeline file: what paths in it start from
   */
  OptionBinder(Path directory, Variables variables, Problems problems) {
    this.directory = directory;
    this.variables = variables;
    this.problems = problems;
  }

  record Bound(Map<String, Object> values, Map<String, Origin> origins) {}

  /**
   * @param given what the file says, or null for defaults only
   * @param at what to point at if something is missing
   * @param members what conditions and names of members may speak of
   */
  Bound bind(ComponentInfo component, Mapping given, Span at, Members members) {
    Map<String, OptionInfo> known = new LinkedHashMap<>();
    for (OptionInfo option : component.options()) known.put(option.name(), option);
    Bound bound = new Bound(new LinkedHashMap<>(), new LinkedHashMap<>());
    if (given != null) for (Entry entry : given.entries()) entry(entry, known, component, members, bound);
    for (OptionInfo option : component.options()) {
      if (given == null || given.get(option.name()) == null) absent(option, component, at, bound);
    }
    return bound;
  }

  private void entry(
      Entry entry, Map<String, OptionInfo> known, ComponentInfo component, Members members, Bound bound) {
    OptionInfo option = known.get(entry.key());
    if (option == null) unknown(entry, known, component);
    else value(entry.value(), option, members, bound);
  }

  private void unknown(Entry entry, Map<String, OptionInfo> known, ComponentInfo component) {
    if (ItemKeys.SHARED.contains(entry.key())) {
      problems.error("E108", entry.span(), "\"" + entry.key() + "\" is no option of " + component.name(),
          "it belongs to the item: move it left, below \"" + component.name() + "\"");
      return;
    }
    String pointer = known.isEmpty() ? "it has no options" : Nearest.question(entry.key(), known.keySet());
    String what = "unknown option \"" + entry.key() + "\" in " + component.kind().word() + " " + component.name();
    String more = "more: engine describe " + component.kind().word() + " " + component.name();
    if (known.isEmpty()) problems.error("E104", entry.span(), what, pointer, more);
    else problems.error("E104", entry.span(), what, pointer, "options: " + String.join(", ", known.keySet()), more);
  }

  private void value(Value value, OptionInfo option, Members members, Bound bound) {
    OptionType type = OptionType.of(option.type());
    if (value instanceof Scalar scalar && scalar.isNothing()) {
      problems.error("E105", scalar.span(), "\"" + option.name() + "\" has no value", "it needs " + type.wanted());
      return;
    }
    List<Object> values = new ArrayList<>();
    Origin origin = value.span().source().origin();
    for (Value element : elements(value, option, type)) {
      Variables.Resolved resolved = element(element, option, type, members, values);
      if (resolved != null) origin = resolved.origin();
    }
    if (!type.list() && values.size() != 1) return; // reported
    bound.values.put(option.name(), type.list() ? List.copyOf(values) : values.get(0));
    bound.origins.put(option.name(), origin);
  }

  private List<Value> elements(Value value, OptionInfo option, OptionType type) {
    if (value instanceof Scalar) return List.of(value);
    if (value instanceof Sequence sequence && type.list()) return sequence.items();
    String wanted = type.list() ? "a list, each " + type.wanted() : type.wanted();
    problems.error("E103", value.span(), "\"" + option.name() + "\" needs " + wanted + ", not " + value.kind(), null);
    return List.of();
  }

  private Variables.Resolved element(
      Value element, OptionInfo option, OptionType type, Members members, List<Object> values) {
    if (!(element instanceof Scalar scalar)) {
      problems.error("E103", element.span(),
          "\"" + option.name() + "\" needs a list, each " + type.wanted() + ", not " + element.kind(), null);
      return null;
    }
    Variables.Resolved resolved = variables.resolve(scalar);
    if (resolved == null) return null;
    if (option.secret() && resolved.exposed()) {
      problems.warning("W503", scalar.span(),
          "every user of this machine can read the secret \"" + option.name() + "\"", null,
          "chmod 600 the file it comes from");
    }
    String shown = option.secret() || resolved.hidden() ? null : resolved.text();
    if (type.ofEvents()) {
      ofEvents(resolved.text(), type, scalar.span(), members, values);
      return resolved;
    }
    try {
      values.add(OptionValues.of(resolved.text(), option, type, base(scalar), shown));
    } catch (OptionValues.Unfit e) {
      problems.error(e.code(), scalar.span(), e.getMessage(), e.pointer());
    }
    return resolved;
  }

  private void ofEvents(String text, OptionType type, Span span, Members members, List<Object> values) {
    Object value = type.name().equals("member")
        ? ConditionReader.member(text, span, members, problems)
        : ConditionReader.read(text, span, members, problems);
    if (value != null) values.add(value);
  }

  /** A path on the command line means what it means to the shell. */
  private Path base(Scalar scalar) {
    return scalar.span().source().origin() == Origin.FILE ? directory : WORKING_DIRECTORY;
  }

  private void absent(OptionInfo option, ComponentInfo component, Span at, Bound bound) {
    OptionType type = OptionType.of(option.type());
    if (option.required()) {
      String example = option.example() == null ? null : "for example " + option.name() + ": " + option.example();
      problems.error("E107", at, component.name() + " needs the option \"" + option.name() + "\"", example,
          option.help(), "more: engine describe " + component.kind().word() + " " + component.name());
    } else if (option.fallback() != null) {
      byDefault(option, type, bound);
    } else if (type.list()) {
      bound.values.put(option.name(), List.of());
      bound.origins.put(option.name(), Origin.DEFAULT);
    }
  }

  private void byDefault(OptionInfo option, OptionType type, Bound bound) {
    List<Object> values = new ArrayList<>();
    for (String text : Fragment.scalars(option.fallback())) {
      try {
        values.add(OptionValues.of(text, option, type, directory, text));
      } catch (OptionValues.Unfit e) { // the build checks defaults, so this jar was not built with our tools
        problems.error("E206", null, "a default in the plugin's index is wrong: " + e.getMessage(), null);
        return;
      }
    }
    bound.values.put(option.name(), type.list() ? List.copyOf(values) : values.get(0));
    bound.origins.put(option.name(), Origin.DEFAULT);
  }
}
