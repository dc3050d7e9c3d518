package io.wirestash.core.condition;

import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The members that the events of a pipeline can have, by native name: what conditions and options may speak of. */
public final class Members {
  /** What a member's value is. */
  public enum Type {
    TEXT,
    WHOLE,
    NUMBER,
    TRUTH,
    OBJECT,
    /** Depends on the event. */
    ANY
  }

  /**
   * A member's values.
   *
   * @param list several, from the elements of an array
   */
  record Kind(Type type, boolean list) {}

  private static final Map<String, Type> ENVELOPE =
      Map.ofEntries(
          Map.entry("type", Type.TEXT), Map.entry("ts", Type.NUMBER), Map.entry("ts_start", Type.NUMBER),
          Map.entry("ts_end", Type.NUMBER), Map.entry("src_ip", Type.TEXT), Map.entry("src_port", Type.WHOLE),
          Map.entry("dst_ip", Type.TEXT), Map.entry("dst_port", Type.WHOLE), Map.entry("transport", Type.TEXT),
          Map.entry("community_id", Type.TEXT), Map.entry("flow_id", Type.TEXT), Map.entry("event_id", Type.TEXT),
          Map.entry("ambiguous", Type.TRUTH), Map.entry("packet", Type.WHOLE), Map.entry("capture", Type.TEXT),
          Map.entry("interface", Type.TEXT), Map.entry("vlan", Type.WHOLE), Map.entry("inner_vlan", Type.WHOLE));

  private final Map<String, Kind> kinds = new TreeMap<>();
  private final Set<String> eventTypes;
  private final boolean known;

  private Members(Set<String> eventTypes, boolean known) {
    this.eventTypes = Set.copyOf(eventTypes);
    this.known = known;
    ENVELOPE.forEach((name, type) -> kinds.put(name, new Kind(type, false)));
  }

  /** For a pipeline of which nothing is known, since it has mistakes: nothing is refused. */
  public static Members unknown() {
    return new Members(Set.of(), false);
  }

  /**
   * @param eventTypes types of the events
   * @param events what describes their members, processors' additions included
   */
  public static Members of(Set<String> eventTypes, Collection<EventInfo> events) {
    Members members = new Members(eventTypes, true);
    for (EventInfo event : events) for (FieldInfo field : event.fields()) members.add(field);
    members.kinds.keySet().removeIf(members::hasMembers);
    return members;
  }

  private void add(FieldInfo field) {
    if (field.path().isEmpty() || field.path().contains("*")) return; // ECS only; or depends on the data
    Kind kind = new Kind(type(field.type()), field.path().contains("[]"));
    kinds.merge(field.path().replace("[]", ""), kind, Members::either);
  }

  private static Kind either(Kind one, Kind other) {
    return one.equals(other) ? one : new Kind(Type.ANY, false);
  }

  private static Type type(String name) {
    return switch (name) {
      case "string", "ip" -> Type.TEXT;
      case "integer" -> Type.WHOLE;
      case "number" -> Type.NUMBER;
      case "boolean" -> Type.TRUTH;
      case "object" -> Type.OBJECT;
      default -> Type.ANY;
    };
  }

  /** An object whose members are known is spoken of by these. */
  private boolean hasMembers(String name) {
    return kinds.keySet().stream().anyMatch(other -> other.startsWith(name + "."));
  }

  /** False if there may be members that are not among {@link #names}. */
  public boolean known() {
    return known;
  }

  public Set<String> eventTypes() {
    return eventTypes;
  }

  public Set<String> names() {
    return kinds.keySet();
  }

  Map<String, Kind> kinds() {
    return kinds;
  }

  /** True if a path is a member, has members, or lies within an object whose members depend on the data. */
  public boolean has(String path) {
    if (!known || kinds.containsKey(path) || hasMembers(path)) return true;
    for (int end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
      Kind kind = kinds.get(path.substring(0, end));
      if (kind != null) return kind.type == Type.OBJECT || kind.type == Type.ANY;
    }
    return false;
  }
}
