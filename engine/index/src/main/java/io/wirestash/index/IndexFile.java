package io.wirestash.index;

import io.wirestash.api.Component;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The component index of a jar: UTF-8 lines of fields with tabs between them; backslash, tab and LF in a field are
 * escaped.
 *
 * <pre>
 * component  kind  name  factory class  options class  summary  on_request if so
 * option     name  type  default  flags  min  max  help  example     of the component above
 * emits      event type                                              of the component above
 * event      type  record class  codec class  help
 * field      native path  ECS path  JSON type  help                  of the event above
 * </pre>
 *
 * A field with an empty native path is a member that only ECS documents have.
 */
final class IndexFile {
  static final String PATH = "META-INF/wirestash/components.idx";
  private static final Comparator<ComponentModel> BY_KIND_AND_NAME =
      Comparator.comparing((ComponentModel component) -> component.annotation().kind())
          .thenComparing(component -> component.annotation().name());
  private static final Comparator<EventModel> BY_TYPE =
      Comparator.comparing(EventModel::type).thenComparing(EventModel::recordClass);

  private final List<String> lines = new ArrayList<>();

  /** @param events by the binary name of their record */
  static String text(Collection<ComponentModel> components, Map<String, EventModel> events) {
    IndexFile index = new IndexFile();
    components.stream().sorted(BY_KIND_AND_NAME).forEach(component -> index.component(component, events));
    events.values().stream().sorted(BY_TYPE).forEach(index::event);
    return index.lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private void component(ComponentModel component, Map<String, EventModel> events) {
    Component facts = component.annotation();
    String word = facts.kind().word();
    if (facts.onRequest()) {
      line("component", word, facts.name(), component.factoryClass(), component.optionsClass(), facts.summary(),
          "on_request");
    } else {
      line("component", word, facts.name(), component.factoryClass(), component.optionsClass(), facts.summary());
    }
    component.options().forEach(this::option);
    component.emits().keySet().stream()
        .map(record -> events.get(record).type())
        .distinct()
        .sorted()
        .forEach(type -> line("emits", type));
  }

  private void option(OptionModel option) {
    var facts = option.annotation();
    String flags =
        Stream.of(facts.required() ? "required" : null, facts.secret() ? "secret" : null)
            .filter(flag -> flag != null)
            .collect(Collectors.joining(","));
    String min = Long.toString(facts.min());
    String max = Long.toString(facts.max());
    line("option", option.name(), option.type(), facts.fallback(), flags, min, max, facts.value(), facts.example());
  }

  private void event(EventModel event) {
    line("event", event.type(), event.recordClass(), event.codecClass(), event.help());
    fields(event.shape(), "", "", new HashSet<>());
  }

  /**
   * The members of an object.
   *
   * @param path what stands before native names, or null if native documents lack the object
   * @param ecs what stands before ECS names, or null if ECS documents lack the object
   * @param around the records that this object is in: a record in itself is listed once
   */
  private void fields(RecordShape shape, String path, String ecs, Set<RecordShape> around) {
    if (!around.add(shape)) return;
    for (Member member : shape.members()) {
      String suffix = suffix(member.type());
      String memberPath = path == null || member.name() == null ? null : path + member.name() + suffix;
      String memberEcs = ecs == null || member.ecs().isEmpty() ? null : ecs + member.ecs() + suffix;
      if (memberPath == null && memberEcs == null) continue;
      line("field", orEmpty(memberPath), orEmpty(memberEcs), member.jsonType(), member.help());
      RecordShape inner = record(member.type());
      if (inner != null) fields(inner, prefix(memberPath), prefix(memberEcs), around);
    }
    around.remove(shape);
  }

  private static String prefix(String path) {
    return path == null ? null : path + ".";
  }

  private static String orEmpty(String path) {
    return path == null ? "" : path;
  }

  /** What a path says of lists ({@code []}) and of maps whose values are records ({@code .*}). */
  private static String suffix(ValueType type) {
    if (type instanceof ValueType.ListOf list) return "[]" + suffix(list.element());
    if (type instanceof ValueType.MapOf map && record(map.value()) != null) return ".*" + suffix(map.value());
    return "";
  }

  private static RecordShape record(ValueType type) {
    if (type instanceof ValueType.Nested nested) return nested.shape();
    if (type instanceof ValueType.ListOf list) return record(list.element());
    if (type instanceof ValueType.MapOf map) return record(map.value());
    return null;
  }

  private void line(String... fields) {
    lines.add(Stream.of(fields).map(IndexFile::escape).collect(Collectors.joining("\t")));
  }

  private static String escape(String field) {
    return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }
}
