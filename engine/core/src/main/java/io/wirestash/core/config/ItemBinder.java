package io.wirestash.core.config;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.OptionInfo;
import io.wirestash.core.condition.Condition;
import io.wirestash.core.condition.Members;
import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Checks one item of a stage: which component it is, its shared keys, its options. */
final class ItemBinder {
  private final Catalog catalog;
  private final OptionBinder options;
  private final Variables variables;
  private final Problems problems;

  ItemBinder(Catalog catalog, OptionBinder options, Variables variables, Problems problems) {
    this.catalog = catalog;
    this.options = options;
    this.variables = variables;
    this.problems = problems;
  }

  /** The component with its defaults, as if the file named it. */
  Item byDefault(ComponentInfo component) {
    return item(component, component.name(), null, null, null, Members.unknown());
  }

  /**
   * @param members what a {@code when} may speak of
   * @return null if it is no item; then there is a problem that says why
   */
  Item bind(Kind kind, Value value, Members members) {
    if (value instanceof Mapping mapping) return mapping(kind, mapping, members);
    if (value instanceof Scalar scalar) return name(kind, scalar);
    problems.error("E103", value.span(), "an item of \"" + kind.stage() + "\" is a name or a map, not " + value.kind(),
        null, "such as: - " + example(kind));
    return null;
  }

  private Item name(Kind kind, Scalar scalar) {
    if (scalar.isNothing()) {
      problems.error("E107", scalar.span(), "an item of \"" + kind.stage() + "\" is empty", null, installed(kind));
      return null;
    }
    ComponentInfo component = find(kind, scalar.text(), scalar.span());
    return component == null ? null : item(component, component.name(), null, null, scalar.span(), Members.unknown());
  }

  private String example(Kind kind) {
    List<ComponentInfo> installed = catalog.components(kind);
    return installed.isEmpty() ? kind.word() : installed.get(0).name();
  }

  private Item mapping(Kind kind, Mapping mapping, Members members) {
    Entry chosen = chosen(kind, mapping);
    String id = null;
    Condition when = null;
    for (Entry entry : mapping.entries()) {
      switch (entry.key()) {
        case ItemKeys.ID -> id = id(entry.value());
        case ItemKeys.WHEN -> when = when(kind, entry, members);
        default -> {
          if (ItemKeys.RESERVED.contains(entry.key())) reserved(entry);
        }
      }
    }
    if (chosen == null) return null;
    ComponentInfo component = find(kind, chosen.key(), chosen.span());
    if (component == null) return null;
    boolean nothing = chosen.value() instanceof Scalar scalar && scalar.isNothing();
    if (!nothing && !(chosen.value() instanceof Mapping)) {
      noMap(chosen.value(), component);
      return null;
    }
    Mapping given = nothing ? null : (Mapping) chosen.value();
    return item(component, id == null ? component.name() : id, given, when, chosen.span(), members);
  }

  private Item item(
      ComponentInfo component, String id, Mapping given, Condition when, Span at, Members members) {
    OptionBinder.Bound bound = options.bind(component, given, at, members);
    return new Item(
        component, id, bound.values(), bound.origins(), when, at == null ? null : at.source().place(at));
  }

  /** The entry that names the component; all others are shared keys or mistakes. */
  private Entry chosen(Kind kind, Mapping mapping) {
    List<Entry> named = new ArrayList<>();
    List<Entry> strange = new ArrayList<>();
    for (Entry entry : mapping.entries()) {
      if (ItemKeys.SHARED.contains(entry.key())) continue;
      (catalog.find(kind, entry.key()) != null ? named : strange).add(entry);
    }
    if (named.isEmpty() && strange.isEmpty()) {
      problems.error("E107", mapping.span(), "this item names no " + kind.word(), null, installed(kind));
      return null;
    }
    if (named.isEmpty()) return strange.get(0);
    Entry first = named.get(0);
    for (Entry other : named.subList(1, named.size())) two(first, other);
    for (Entry entry : strange) strange(kind, first, entry);
    return first;
  }

  private void two(Entry first, Entry other) {
    problems.error("E110", other.span(),
        "two components in one item: \"" + first.key() + "\" and \"" + other.key() + "\"",
        "start a new item with \"- \" before \"" + other.key() + "\"");
  }

  private void strange(Kind kind, Entry component, Entry entry) {
    for (OptionInfo option : catalog.find(kind, component.key()).options()) {
      if (!option.name().equals(entry.key())) continue;
      problems.error("E108", entry.span(),
          "\"" + entry.key() + "\" is an option of " + component.key() + ", not of the item",
          "move it right, so that it stands within \"" + component.key() + "\"");
      return;
    }
    problems.error("E104", entry.span(), "unknown key \"" + entry.key() + "\" in an item",
        Nearest.question(entry.key(), ItemKeys.SHARED), "an item has one component, and may have: id, when");
  }

  private void noMap(Value value, ComponentInfo component) {
    List<String> required =
        component.options().stream().filter(OptionInfo::required).map(OptionInfo::name).toList();
    String option = required.size() == 1 ? required.get(0) : "option";
    problems.error("E103", value.span(), "the options of " + component.name() + " are a map, not " + value.kind(),
        "write " + component.name() + ": {" + option + ": …}");
  }

  private ComponentInfo find(Kind kind, String name, Span at) {
    ComponentInfo component = catalog.find(kind, name);
    if (component != null) return component;
    List<String> names = catalog.components(kind).stream().map(ComponentInfo::name).toList();
    String what = "no " + kind.word() + " named \"" + name + "\"";
    for (Kind other : Kind.values()) {
      if (catalog.find(other, name) == null) continue;
      problems.error("E201", at, what, "it is a component of \"" + other.stage() + "\"", installed(kind));
      return null;
    }
    problems.error("E201", at, what, Nearest.question(name, names), installed(kind),
        "a plugin may offer it: put its jar into plugins/, or name its directory with --plugins");
    return null;
  }

  private String installed(Kind kind) {
    List<String> names = catalog.components(kind).stream().map(ComponentInfo::name).sorted().toList();
    return "installed " + kind.word() + "s: " + (names.isEmpty() ? "none" : String.join(", ", names));
  }

  private String id(Value value) {
    Variables.Resolved resolved = value instanceof Scalar scalar ? variables.resolve(scalar) : null;
    if (resolved != null && resolved.text().matches("[A-Za-z0-9_-]{1,64}")) return resolved.text();
    boolean reported = value instanceof Scalar && resolved == null;
    if (!reported) {
      problems.error("E105", value.span(), "an id is a name of 1 to 64 letters, digits, \"_\" and \"-\"", null);
    }
    return null;
  }

  private Condition when(Kind kind, Entry entry, Members members) {
    if (kind != Kind.OUTPUT && kind != Kind.PROCESSOR) {
      problems.error("E109", entry.span(), "\"when\" is for processors and outputs", null,
          "they take the events for which it holds");
      return null;
    }
    Variables.Resolved resolved = entry.value() instanceof Scalar scalar ? variables.resolve(scalar) : null;
    if (resolved != null) return ConditionReader.read(resolved.text(), entry.value().span(), members, problems);
    if (!(entry.value() instanceof Scalar)) {
      problems.error("E103", entry.value().span(), "\"when\" is a condition, not " + entry.value().kind(),
          "such as when: type == \"dns\"");
    }
    return null;
  }

  private void reserved(Entry entry) {
    problems.error("E109", entry.span(), "\"" + entry.key() + "\" is not available in this version", "leave it out",
        "it is reserved: this engine would not act on it");
  }
}
