package io.wirestash.index;

import io.wirestash.api.event.EventCodec.EcsGroup;
import java.util.Arrays;
import java.util.Set;

/** The members that the engine writes into every event; a second one of the same name would break the JSON. */
final class Envelope {
  private static final Set<String> NATIVE =
      Set.of(
          "type", "ts", "ts_start", "ts_end", "src_ip", "src_port", "dst_ip", "dst_port", "transport", "community_id",
          "flow_id", "event_id", "ambiguous", "packet", "packets", "capture", "interface", "vlan", "inner_vlan",
          "tunnel");

  /** Whole objects of ECS documents; to those of {@link EcsGroup} events may add. */
  private static final Set<String> ECS_OBJECTS = Set.of("@timestamp", "ecs", "log", "observer");

  private static final Set<String> ECS =
      Set.of(
          "event.dataset", "event.kind", "event.category", "event.type", "event.action", "event.module", "event.id",
          "event.start", "event.end", "event.duration", "event.ambiguous", "source.ip", "source.port", "destination.ip",
          "destination.port", "client.ip", "client.port", "server.ip", "server.port", "network.transport",
          "network.type", "network.community_id", "network.vlan", "network.inner", "flow.id", "flow.tunnel",
          "packet.number");

  private Envelope() {}

  static void check(RecordShape event, Problems problems) {
    for (Member member : event.members()) {
      String fault = fault(member);
      if (fault != null) problems.error(member.element(), fault);
    }
  }

  private static String fault(Member member) {
    String ecs = member.ecs();
    if (member.name() != null && NATIVE.contains(member.name())) {
      return "\"" + member.name() + "\" is a member of the envelope, which the engine writes";
    }
    if (ECS_OBJECTS.contains(ecs.split("\\.", 2)[0]) || ECS.stream().anyMatch(path -> within(ecs, path))) {
      return "ECS \"" + ecs + "\" belongs to the envelope, which the engine writes";
    }
    return isGroup(ecs) ? "ECS \"" + ecs + "\" cannot hold a value" : null;
  }

  private static boolean within(String path, String reserved) {
    return path.equals(reserved) || path.startsWith(reserved + ".");
  }

  private static boolean isGroup(String path) {
    if (path.startsWith(EcsGroup.RELATED_IP.path())) return !path.equals(EcsGroup.RELATED_IP.path());
    return Arrays.stream(EcsGroup.values()).anyMatch(group -> group.path().equals(path));
  }
}
