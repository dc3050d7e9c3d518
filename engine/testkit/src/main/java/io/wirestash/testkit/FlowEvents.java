package io.wirestash.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what two runs tell of the same TCP streams, without what depends on the packets that carried them. */
final class FlowEvents {
  /** Members that every event has and that differ when a stream is cut into other packets. */
  private static final Set<String> OF_PACKETS =
      Set.of("ts", "ts_start", "ts_end", "flow_id", "event_id", "packet", "capture", "interface", "vlan", "inner_vlan",
          "tunnel");

  private final Set<String> communityIds;
  private final Set<String> ignored;

  private FlowEvents(Set<String> communityIds, Set<String> ignored) {
    this.communityIds = communityIds;
    this.ignored = ignored;
  }

  /**
   * Of those streams that were captured whole: the others may come out differently.
   *
   * @param ignored members of the parser's own that tell of packets
   */
  static FlowEvents of(List<CapturedStream> streams, Set<String> ignored) {
    Set<String> communityIds = streams.stream().map(CapturedStream::communityId).collect(Collectors.toSet());
    streams.stream().filter(stream -> !stream.exact()).map(CapturedStream::communityId).forEach(communityIds::remove);
    return new FlowEvents(communityIds, ignored);
  }

  /** Fails unless both runs tell the same; the order of events, which depends on times, does not count. */
  void assertSame(EngineRun expected, EngineRun actual) {
    List<String> before = events(expected);
    List<String> after = events(actual);
    if (before.equals(after)) return;
    StringBuilder differences = new StringBuilder("events differ (- of the capture, + of its streams sent again):");
    Differences.between(before, after, differences);
    throw new AssertionError(differences);
  }

  private List<String> events(EngineRun run) {
    return run.events().stream()
        .filter(event -> communityIds.contains(event.path("community_id").asText()))
        .map(event -> withoutPackets(event).toString())
        .sorted()
        .toList();
  }

  private ObjectNode withoutPackets(ObjectNode event) {
    return event.remove(OF_PACKETS).remove(ignored);
  }
}
