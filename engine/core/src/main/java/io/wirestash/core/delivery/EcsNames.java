package io.wirestash.core.delivery;

import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The ECS names of members: what a path of an edit means in an ECS document. */
public final class EcsNames {
  private static final Map<String, String> ENVELOPE =
      Map.ofEntries(
          Map.entry("type", "event.dataset"),
          Map.entry("ts", "@timestamp"),
          Map.entry("ts_start", "event.start"),
          Map.entry("ts_end", "event.end"),
          Map.entry("src_ip", "source.ip"),
          Map.entry("src_port", "source.port"),
          Map.entry("dst_ip", "destination.ip"),
          Map.entry("dst_port", "destination.port"),
          Map.entry("transport", "network.transport"),
          Map.entry("community_id", "network.community_id"),
          Map.entry("flow_id", "flow.id"),
          Map.entry("event_id", "event.id"),
          Map.entry("ambiguous", "event.ambiguous"),
          Map.entry("packet", "packet.number"),
          Map.entry("capture", "log.file.path"),
          Map.entry("interface", "observer.ingress.interface.name"),
          Map.entry("vlan", "network.vlan.id"),
          Map.entry("tunnel", "flow.tunnel"));

  private final Map<String, Map<String, String>> byType = new HashMap<>();
  private final Map<String, String> added = new HashMap<>();

  /**
   * @param events what parsers emit
   * @param additions what processors add to events of every type
   */
  public EcsNames(Collection<EventInfo> events, Collection<EventInfo> additions) {
    for (EventInfo event : events) put(event, byType.computeIfAbsent(event.type(), type -> new HashMap<>()));
    for (EventInfo addition : additions) put(addition, added);
  }

  private static void put(EventInfo event, Map<String, String> names) {
    for (FieldInfo field : event.fields()) {
      if (field.ecs() != null) names.put(field.path().replace("[]", ""), field.ecs().replace("[]", ""));
    }
  }

  /** The name of a member in an event's ECS document; the path itself if it is no native name. */
  String of(String type, String path) {
    Map<String, String> own = byType.getOrDefault(type, Map.of());
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      String name = of(own, path.substring(0, end));
      if (name != null) return name + path.substring(end);
    }
    return path;
  }

  private String of(Map<String, String> own, String path) {
    String name = own.get(path);
    if (name == null) name = added.get(path);
    return name == null ? ENVELOPE.get(path) : name;
  }
}
