package io.wirestash.core.config;

import io.wirestash.api.Kind;
import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.catalog.ComponentInfo;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.condition.Members;
import io.wirestash.core.config.Value.Entry;
import io.wirestash.core.config.Value.Mapping;
import io.wirestash.core.config.Value.Scalar;
import io.wirestash.core.config.Value.Sequence;
import io.wirestash.core.diagnostic.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks a pipeline stage by stage. */
final class PipelineBinder {
  private static final String ALL = "all";
  private static final Members NOTHING = Members.unknown(); // of events, before there are any

  private final Catalog catalog;
  private final ItemBinder items;
  private final CredentialsReader credentials;
  private final Problems problems;

  PipelineBinder(Catalog catalog, ItemBinder items, CredentialsReader credentials, Problems problems) {
    this.catalog = catalog;
    this.items = items;
    this.credentials = credentials;
    this.problems = problems;
  }

  Pipeline bind(Path file, Mapping root) {
    keys(root);
    version(root);
    List<Item> inputs = stage(Kind.INPUT, root, NOTHING);
    List<Item> decoders = stage(Kind.DECODER, root, NOTHING);
    Item flows = flows(root);
    Item reassembler = reassembler(root);
    List<Item> parsers = stage(Kind.PARSER, root, NOTHING);
    List<Item> processors = stage(Kind.PROCESSOR, root, members(parsers, catalog.components(Kind.PROCESSOR)));
    List<Item> outputs = stage(Kind.OUTPUT, root, members(parsers, components(processors)));
    unheard(parsers, outputs, root);
    return new Pipeline(file, name(file, root), text(root, "description"), credentials.read(root), inputs, decoders,
        flows, reassembler, parsers, processors, outputs);
  }

  private void keys(Mapping root) {
    List<String> known = new ArrayList<>();
    for (Kind kind : Kind.values()) known.add(kind.stage());
    known.addAll(List.of("version", "name", "description", CredentialsReader.OPTION.name()));
    Set<String> meant = new HashSet<>();
    for (Entry entry : root.entries()) {
      if (known.contains(entry.key()) || problems.full()) continue;
      meant.add(Nearest.to(entry.key(), known));
      problems.error("E104", entry.span(), "unknown key \"" + entry.key() + "\" in the pipeline",
          Nearest.question(entry.key(), known), "keys: " + String.join(", ", known));
    }
    for (Kind kind : List.of(Kind.INPUT, Kind.PARSER, Kind.OUTPUT)) {
      if (root.get(kind.stage()) == null && !meant.contains(kind.stage())) missing(kind, root);
    }
  }

  private void missing(Kind kind, Mapping root) {
    Span start = new Span(root.span().source(), root.span().start(), root.span().start() + 1);
    problems.error("E107", start, "the pipeline has no \"" + kind.stage() + "\"", null,
        "name at least one " + kind.word());
  }

  private void version(Mapping root) {
    Entry version = root.get("version");
    if (version == null || version.value() instanceof Scalar scalar && scalar.text().equals("1")) return;
    problems.error("E105", version.value().span(), "this engine reads pipelines of version 1", "write version: 1");
  }

  private String name(Path file, Mapping root) {
    String name = text(root, "name");
    if (name != null) return name;
    String fileName = file.getFileName().toString();
    int point = fileName.lastIndexOf('.');
    return point > 0 ? fileName.substring(0, point) : fileName;
  }

  private String text(Mapping root, String key) {
    Entry entry = root.get(key);
    if (entry == null) return null;
    if (entry.value() instanceof Scalar scalar) return scalar.text();
    problems.error("E103", entry.value().span(), "\"" + key + "\" is text, not " + entry.value().kind(), null);
    return null;
  }

  private List<Item> stage(Kind kind, Mapping root, Members members) {
    Entry stage = root.get(kind.stage());
    if (stage == null) return kind == Kind.DECODER ? all(kind) : List.of();
    List<Value> written = written(kind, stage);
    if (isAll(kind, written)) return all(kind);
    List<Item> bound = new ArrayList<>();
    Map<String, Span> ids = new HashMap<>();
    for (Value value : written) {
      Item item = problems.full() ? null : items.bind(kind, value, members);
      if (item == null) continue;
      bound.add(item);
      Span at = value instanceof Mapping mapping ? mapping.entries().get(0).span() : value.span();
      Span first = ids.putIfAbsent(item.id(), at);
      if (first != null) twice(item, at, first);
    }
    return List.copyOf(bound);
  }

  private List<Value> written(Kind kind, Entry stage) {
    if (stage.value() instanceof Sequence sequence) {
      if (!sequence.items().isEmpty()) return sequence.items();
      problems.error("E107", stage.span(), "\"" + kind.stage() + "\" is empty", "name at least one " + kind.word());
      return List.of();
    }
    if (stage.value() instanceof Scalar scalar && !scalar.isNothing()) return List.of(scalar);
    if (stage.value() instanceof Mapping mapping) {
      problems.error("E103", mapping.span(), "\"" + kind.stage() + "\" is a list",
          "write \"- \" before each " + kind.word());
      return List.of();
    }
    problems.error("E107", stage.span(), "\"" + kind.stage() + "\" is empty", "name at least one " + kind.word());
    return List.of();
  }

  private static boolean isAll(Kind kind, List<Value> written) {
    return (kind == Kind.PARSER || kind == Kind.DECODER)
        && written.size() == 1
        && written.get(0) instanceof Scalar scalar
        && scalar.text().equals(ALL);
  }

  private List<Item> all(Kind kind) {
    return catalog.components(kind).stream().filter(component -> !component.onRequest()).map(items::byDefault).toList();
  }

  private void twice(Item item, Span second, Span first) {
    int line = first.source().lineNumber(first.start());
    problems.error("E112", second, "two " + item.component().kind().stage() + " have the id \"" + item.id() + "\"",
        "give this one an id of its own", "the other is in line " + line);
  }

  private Item flows(Mapping root) {
    ComponentInfo component = catalog.find(Kind.FLOWS, "flows");
    Entry stage = root.get(Kind.FLOWS.stage());
    if (component == null) return null;
    if (stage == null) return items.byDefault(component);
    Mapping item = new Mapping(List.of(new Entry("flows", stage.span(), stage.value())), stage.span());
    return items.bind(Kind.FLOWS, item, NOTHING);
  }

  private Item reassembler(Mapping root) {
    Entry stage = root.get(Kind.REASSEMBLER.stage());
    List<ComponentInfo> installed = catalog.components(Kind.REASSEMBLER);
    if (stage == null) return installed.size() == 1 ? items.byDefault(installed.get(0)) : null;
    if (!(stage.value() instanceof Sequence)) return items.bind(Kind.REASSEMBLER, stage.value(), NOTHING);
    problems.error("E103", stage.value().span(), "\"reassembler\" is one component, not a list",
        "leave out the \"- \"");
    return null;
  }

  private static List<ComponentInfo> components(List<Item> items) {
    return items.stream().map(Item::component).toList();
  }

  /**
   * What conditions may speak of: everything, if the parsers are not known because of other mistakes.
   *
   * @param adding processors that may have added members
   */
  private Members members(List<Item> parsers, List<ComponentInfo> adding) {
    if (problems.errors() > 0) return Members.unknown();
    Set<String> types = new LinkedHashSet<>();
    List<EventInfo> events = new ArrayList<>();
    for (ComponentInfo parser : components(parsers)) events.addAll(parser.emits());
    for (EventInfo event : events) types.add(event.type());
    for (ComponentInfo processor : adding) events.addAll(processor.emits());
    return Members.of(types, events);
  }

  /** Warns of parsers none of whose events reach an output. */
  private void unheard(List<Item> parsers, List<Item> outputs, Mapping root) {
    if (problems.errors() > 0) return;
    for (Item parser : parsers) {
      List<EventInfo> emits = parser.component().emits();
      if (emits.stream().anyMatch(event -> heard(event, outputs))) continue;
      for (EventInfo event : emits) {
        problems.warning("W502", root.get(Kind.PARSER.stage()).span(),
            "events of type \"" + event.type() + "\" reach no output", null,
            "parser " + parser.component().name() + " emits them, and every output has a \"when\" that excludes them");
      }
    }
  }

  private static boolean heard(EventInfo event, List<Item> outputs) {
    return outputs.stream().anyMatch(output -> output.when() == null || output.when().possible(event.type()));
  }
}
