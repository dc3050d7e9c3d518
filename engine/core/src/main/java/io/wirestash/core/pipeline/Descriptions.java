package io.wirestash.core.pipeline;

import io.wirestash.api.event.EventDescription;
import io.wirestash.api.event.EventDescription.Field;
import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a pipeline's events look like when they reach its outputs, from the index. */
final class Descriptions {
  private Descriptions() {}

  /**
   * @param emitted the events of parsers; several may have one type
   * @param added what processors add to every event
   */
  static List<EventDescription> of(List<EventInfo> emitted, List<EventInfo> added) {
    Map<String, Set<Field>> types = new LinkedHashMap<>();
    for (EventInfo event : emitted) add(event, types.computeIfAbsent(event.type(), type -> new LinkedHashSet<>()));
    for (EventInfo event : added) types.values().forEach(fields -> add(event, fields));
    List<EventDescription> descriptions = new ArrayList<>(types.size());
    types.forEach((type, fields) -> descriptions.add(new EventDescription(type, List.copyOf(fields))));
    return descriptions;
  }

  private static void add(EventInfo event, Set<Field> to) {
    for (FieldInfo field : event.fields()) to.add(new Field(field.path(), field.ecs(), field.type()));
  }
}
