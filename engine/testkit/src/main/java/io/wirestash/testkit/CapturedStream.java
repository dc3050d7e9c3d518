package io.wirestash.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A TCP stream of a capture, put together from its segments.
 *
 * @param communityId the same for all flows between these ends
 * @param fromStart true if the connection's first SYN was captured
 * @param exact true if nothing was missing or ambiguous: whoever sends the parts again sends the same stream
 * @param parts of both sides, in the order in which they became known
 */
public record CapturedStream(
    String communityId,
    String clientIp,
    int clientPort,
    String serverIp,
    int serverPort,
    boolean fromStart,
    boolean exact,
    List<Part> parts) {

  /**
   * What came next of one side.
   *
   * @param nanos when it became known, nanoseconds since 1970
   * @param bytes empty if this is a gap or an end
   * @param missing length of a gap, or 0
   * @param end why no more follows, or null
   */
  public record Part(long nanos, Direction from, byte[] bytes, long missing, EndCause end) {
    private static Part of(ObjectNode event) {
      String end = event.path("end").asText();
      return new Part(
          event.path("ts").decimalValue().movePointRight(9).longValue(),
          sender(event),
          HexFormat.of().parseHex(event.path("hex").asText()),
          event.path("missing").asLong(),
          end.isEmpty() ? null : EndCause.valueOf(end.toUpperCase(Locale.ROOT)));
    }

    Part with(byte[] other) {
      return new Part(nanos, from, other, missing, end);
    }

    boolean isData() {
      return bytes.length > 0;
    }
  }

  /** The streams that {@link StreamsParser} has reported, by their first parts. */
  static List<CapturedStream> of(List<ObjectNode> events) {
    Map<String, List<ObjectNode>> flows = new LinkedHashMap<>();
    for (ObjectNode event : events) {
      flows.computeIfAbsent(event.path("flow_id").asText(), id -> new ArrayList<>()).add(event);
    }
    return flows.values().stream().map(CapturedStream::stream).toList();
  }

  private static CapturedStream stream(List<ObjectNode> events) {
    ObjectNode first = events.get(0);
    boolean fromClient = sender(first) == Direction.CLIENT;
    String client = fromClient ? "src" : "dst";
    String server = fromClient ? "dst" : "src";
    return new CapturedStream(
        first.path("community_id").asText(),
        first.path(client + "_ip").asText(),
        first.path(client + "_port").asInt(),
        first.path(server + "_ip").asText(),
        first.path(server + "_port").asInt(),
        first.path("from_start").asBoolean(),
        events.stream().noneMatch(event -> event.has("missing") || event.has("ambiguous")),
        events.stream().map(Part::of).toList());
  }

  private static Direction sender(ObjectNode event) {
    return event.path("from").asText().equals("client") ? Direction.CLIENT : Direction.SERVER;
  }

  /** Bytes of both sides. */
  int size() {
    return parts.stream().mapToInt(part -> part.bytes().length).sum();
  }

  /** The same stream with other parts. */
  CapturedStream with(List<Part> others) {
    return new CapturedStream(communityId, clientIp, clientPort, serverIp, serverPort, fromStart, exact, others);
  }

  /** The first bytes of both sides, without an end. */
  CapturedStream cut(int length) {
    List<Part> head = new ArrayList<>();
    int left = length;
    for (Part part : parts) {
      if (left == 0 || part.end() != null) break;
      head.add(part.with(Arrays.copyOf(part.bytes(), Math.min(left, part.bytes().length))));
      left -= head.get(head.size() - 1).bytes().length;
    }
    return with(head);
  }

  /** All that one side sent before the other did, or before something else happened, as one part. */
  CapturedStream inTurns() {
    List<Part> turns = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      bytes.writeBytes(part.bytes());
      Part next = i + 1 < parts.size() ? parts.get(i + 1) : null;
      if (next != null && part.isData() && next.isData() && next.from() == part.from()) continue;
      turns.add(part.with(bytes.toByteArray()));
      bytes.reset();
    }
    return with(turns);
  }
}
