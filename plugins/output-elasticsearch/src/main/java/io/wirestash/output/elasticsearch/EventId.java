package io.wirestash.output.elasticsearch;

/**
 * Where an ECS document has its {@code event.id}. The engine writes it right after members that do not depend on
 * packets, so the first {@code "id"} of a document is it.
 */
final class EventId {
  /** Characters of an id, all of which stand for themselves in JSON. */
  static final int LENGTH = 22;

  /** The id comes within the first few hundred bytes: time stamp, then what is fixed for a type of event. */
  private static final int FAR = 1024;

  private static final byte[] NAME = Bulk.ascii("\"id\":\"");

  private EventId() {}

  /** @throws IllegalArgumentException if the line is no ECS document of the engine */
  static int find(byte[] line, int from, int count) {
    int last = from + Math.min(count, FAR) - NAME.length - LENGTH - 1;
    for (int at = from; at <= last; at++) {
      if (line[at] != '"' || !isName(line, at)) continue;
      if (line[at + NAME.length + LENGTH] == '"') return at + NAME.length;
      break;
    }
    throw new IllegalArgumentException("an event without event.id");
  }

  private static boolean isName(byte[] line, int at) {
    for (int i = 1; i < NAME.length; i++) if (line[at + i] != NAME[i]) return false;
    return true;
  }
}
