package io.wirestash.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events expected from a capture: {@code <case>.jsonl} beside {@code <case>.pcap}. With
 * {@code -Dgolden.update=true} the file is written anew instead, for a human to review. The capture's path, which
 * depends on where the checkout lies, is not compared.
 */
public final class Golden {
  private static final int MOST_DIFFERENCES = 40;
  private static final Set<String> CAPTURE_PATHS = Set.of("capture", "log.file.path");

  private final Path file;

  private Golden(Path file) {
    this.file = file;
  }

  /** The golden file of a capture. */
  public static Golden of(Path capture) {
    String name = capture.getFileName().toString();
    return new Golden(capture.resolveSibling(name.replaceFirst("\\.(pcap|pcapng|cap)(\\.gz|\\.zst)?$", "") + ".jsonl"));
  }

  /**
   * Compares events with the file, or updates it.
   *
   * @param lines JSON lines as an output wrote them
   * @throws AssertionError that shows each difference with its packet
   */
  public void check(byte[] lines) {
    List<ObjectNode> actual = JsonLines.read(lines);
    if (Boolean.getBoolean("golden.update")) {
      write(lines);
      return;
    }
    if (!Files.exists(file)) {
      throw new AssertionError("there is no " + file + ": run with -Dgolden.update=true and review what it writes");
    }
    List<String> differences = differences(JsonLines.read(file), actual);
    if (!differences.isEmpty()) throw new AssertionError(report(differences));
  }

  private void write(byte[] lines) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String report(List<String> differences) {
    StringBuilder report = new StringBuilder("events differ from " + file + " (- expected, + actual):");
    differences.stream().limit(MOST_DIFFERENCES).forEach(difference -> report.append('\n').append(difference));
    int more = differences.size() - MOST_DIFFERENCES;
    if (more > 0) report.append("\n... and ").append(more).append(" more differences");
    return report.append("\nif this is what they should be: -Dgolden.update=true").toString();
  }

  /** What differs, each with the event's place; empty if nothing does. */
  static List<String> differences(List<ObjectNode> expected, List<ObjectNode> actual) {
    Map<String, ObjectNode> missing = byPlace(expected);
    List<String> differences = new ArrayList<>();
    byPlace(actual)
        .forEach(
            (place, event) -> {
              ObjectNode before = missing.remove(place);
              if (before == null) differences.add(place + "\n  + " + event);
              else compare(place, before, event, differences);
            });
    missing.forEach((place, event) -> differences.add(place + "\n  - " + event));
    if (differences.isEmpty() && !order(expected).equals(order(actual))) differences.add("the order of the events");
    return differences;
  }

  private static List<String> order(List<ObjectNode> events) {
    return List.copyOf(byPlace(events).keySet());
  }

  /** Events by packet, type, and ordinal among those that share both. */
  private static Map<String, ObjectNode> byPlace(List<ObjectNode> events) {
    Map<String, ObjectNode> byPlace = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (ObjectNode event : events) {
      String place = "packet " + packet(event) + ", " + type(event);
      int ordinal = seen.merge(place, 1, Integer::sum);
      byPlace.put(ordinal == 1 ? place : place + ", number " + ordinal, event);
    }
    return byPlace;
  }

  private static String packet(ObjectNode event) {
    JsonNode packet = event.path("packet");
    return packet.isObject() ? packet.path("number").asText() : packet.asText();
  }

  private static String type(ObjectNode event) {
    return event.has("type") ? event.path("type").asText() : event.path("event").path("dataset").asText();
  }

  private static void compare(String place, ObjectNode expected, ObjectNode actual, List<String> differences) {
    Map<String, String> before = leaves(expected);
    Map<String, String> after = leaves(actual);
    StringBuilder changes = new StringBuilder();
    before.forEach(
        (path, value) -> {
          if (!value.equals(after.get(path))) changes.append("\n  - ").append(path).append(": ").append(value);
          if (after.containsKey(path) && !value.equals(after.get(path))) {
            changes.append("\n  + ").append(path).append(": ").append(after.get(path));
          }
        });
    after.forEach(
        (path, value) -> {
          if (!before.containsKey(path)) changes.append("\n  + ").append(path).append(": ").append(value);
        });
    boolean moved = changes.isEmpty() && !List.copyOf(before.keySet()).equals(List.copyOf(after.keySet()));
    if (moved) changes.append("\n  the order of the members");
    if (!changes.isEmpty()) differences.add(place + changes);
  }

  /** Every value that holds no other, by its path; empty objects and arrays count as such. */
  private static Map<String, String> leaves(ObjectNode event) {
    Map<String, String> leaves = new LinkedHashMap<>();
    event.properties().forEach(member -> leaves(member.getKey(), member.getValue(), leaves));
    leaves.keySet().removeAll(CAPTURE_PATHS);
    return leaves;
  }

  private static void leaves(String path, JsonNode value, Map<String, String> leaves) {
    if (value.isEmpty()) leaves.put(path, value.toString());
    int i = 0;
    if (value.isArray()) for (JsonNode element : value) leaves(path + "[" + i++ + "]", element, leaves);
    if (!value.isObject()) return;
    value.properties().forEach(member -> leaves(path + "." + member.getKey(), member.getValue(), leaves));
  }
}
