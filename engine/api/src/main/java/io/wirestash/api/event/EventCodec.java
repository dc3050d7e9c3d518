package io.wirestash.api.event;

/**
 * Writes one type of event as JSON members. Implementations are generated at build time from the record; nobody writes
 * one by hand. Each method writes members into an object that the caller has begun and will end.
 */
public interface EventCodec<E extends Record> {
  /** The event's name. */
  String type();

  EventType.Scope scope();

  /** ECS {@code event.category}, {@code event.type} and {@code event.action}. */
  String[] category();

  String[] ecsType();

  String action();

  /** Native members, after the envelope's. */
  void writeNative(E event, JsonSink out);

  /** ECS members of one top-level object that the envelope writes too. */
  void writeEcsGroup(E event, EcsGroup group, JsonSink out);

  /** All other ECS members, each top-level object whole. */
  void writeEcs(E event, JsonSink out);

  /** Top-level objects that the envelope begins and events may add to. */
  enum EcsGroup {
    EVENT("event"),
    SOURCE("source"),
    DESTINATION("destination"),
    CLIENT("client"),
    SERVER("server"),
    NETWORK("network"),
    FLOW("flow"),
    PACKET("packet"),
    /** Everything but {@code related.ip}. */
    RELATED("related"),
    /** The elements of the array {@code related.ip}, written without brackets. */
    RELATED_IP("related.ip");

    private final String path;

    EcsGroup(String path) {
      this.path = path;
    }

    public String path() {
      return path;
    }
  }
}
