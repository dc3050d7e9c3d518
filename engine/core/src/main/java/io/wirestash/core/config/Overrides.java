package io.wirestash.core.config;

import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Changes that {@code --set} makes to a pipeline's YAML before it is checked. */
final class Overrides {
  private static final String FLAG = "--set ";

  private final Problems problems;
  private final Predicate<String> secret;

  Overrides(Problems problems, Predicate<String> secret) {
    this.problems = problems;
    this.secret = secret;
  }

  /** Sets one value. */
  Mapping set(Mapping root, String argument) {
    Source source = Source.argument(FLAG + argument, Origin.SET);
    int equals = source.text().indexOf('=');
    if (equals < 0) {
      problems.error("E116", source.span(FLAG.length(), source.text().length()), "--set needs path=value", null,
          "such as --set outputs.0.stdout.format=ecs");
      return root;
    }
    List<Step> steps = steps(source, equals);
    if (secret.test(steps.get(steps.size() - 1).key)) source.hide(equals + 1, source.text().length());
    Value value = value(source, equals + 1);
    return value == null ? root : (Mapping) put(root, steps, 0, value);
  }

  /** One part of the path. */
  record Step(String key, Span span) {}

  private static List<Step> steps(Source source, int end) {
    List<Step> steps = new ArrayList<>();
    for (int from = FLAG.length(); from <= end; ) {
      int point = source.text().indexOf('.', from);
      int to = point < 0 || point > end ? end : point;
      steps.add(new Step(source.text().substring(from, to), source.span(from, to)));
      from = to + 1;
    }
    return steps;
  }

  private Value value(Source source, int from) {
    String text = source.text().substring(from);
    if (!Fragment.structured(text)) return new Scalar(text, false, source.span(from, source.text().length()));
    return YamlReader.read(source, " ".repeat(from) + text, problems, secret);
  }

  /** Puts a value where a path leads, from its step {@code at} on. */
  Value put(Value into, List<Step> steps, int at, Value value) {
    if (at == steps.size()) return value;
    Step step = steps.get(at);
    if (into instanceof Mapping mapping) return into(mapping, steps, at, value);
    if (into instanceof Sequence sequence) return into(sequence, steps, at, value);
    if (into instanceof Scalar scalar && (scalar.isNothing() || scalar.text().equals(step.key))) {
      return into(new Mapping(List.of(), scalar.span()), steps, at, value); // "- stdout" becomes "- stdout: {…}"
    }
    problems.error("E116", step.span, "there is nothing to set below a single value", null);
    return into;
  }

  private Value into(Mapping mapping, List<Step> steps, int at, Value value) {
    Step step = steps.get(at);
    Entry there = mapping.get(step.key);
    Value below = there == null ? new Scalar("", true, step.span) : there.value();
    Value changed = put(below, steps, at + 1, value);
    return mapping.with(new Entry(step.key, there == null ? step.span : there.span(), changed));
  }

  private Value into(Sequence sequence, List<Step> steps, int at, Value value) {
    Step step = steps.get(at);
    int index = index(sequence, step.key);
    if (index >= 0) return sequence.with(index, put(sequence.items().get(index), steps, at + 1, value));
    int size = sequence.items().size();
    problems.error("E116", step.span, "there is no item \"" + step.key + "\"", null,
        size == 1 ? "there is one, number 0" : "there are " + size + ", from number 0; an item's id will do as well");
    return sequence;
  }

  /** Which item is meant: by its number from 0, its id, or the name of its component. */
  private static int index(Sequence sequence, String key) {
    List<Value> items = sequence.items();
    for (int i = 0; i < items.size(); i++) {
      if (key.equals(Integer.toString(i)) || key.equals(id(items.get(i)))) return i;
    }
    return -1;
  }

  private static String id(Value item) {
    if (item instanceof Scalar scalar) return scalar.text();
    if (!(item instanceof Mapping mapping)) return null;
    Entry id = mapping.get(ItemKeys.ID);
    if (id != null) return id.value() instanceof Scalar scalar ? scalar.text() : null;
    return component(mapping);
  }

  /** The name of an item's component, or null if it has none. */
  static String component(Value item) {
    if (item instanceof Scalar scalar) return scalar.text();
    if (!(item instanceof Mapping mapping)) return null;
    for (Entry entry : mapping.entries()) if (!ItemKeys.SHARED.contains(entry.key())) return entry.key();
    return null;
  }
}
