package io.wirestash.api.processor;

import io.wirestash.api.event.EventHead;
import io.wirestash.api.parser.Flow;

/** An event on its way from its parser to the outputs. Valid during the call; one thread. */
public interface Event extends EventHead {
  /** What the parser emitted. */
  Record body();

  /** The flow it is about, or null. */
  Flow flow();

  /** Adds the members of a record of the processor's own that its component declares under {@code emits}. */
  void add(Record members);

  /**
   * Gives a member another value, or adds it.
   *
   * @param path its native name; where the event is written with ECS names, its name there is found
   * @param value a String, Long, Integer, Double, Boolean, List or Map of these, or a JsonValue
   */
  void set(String path, Object value);

  /** Takes a member away, if there is one. */
  void remove(String path);

  /** Gives a member another name; does nothing if there is no such member. */
  void rename(String path, String to);

  /** The event goes no further: no later processor and no output sees it. */
  void drop();
}
