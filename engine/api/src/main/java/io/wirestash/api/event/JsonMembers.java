package io.wirestash.api.event;

/**
 * Members that a record adds to its own JSON object, where which ones there are depends on the data. As a component of an
 * event or of a nested record it has no name of its own, and null adds nothing. ECS documents leave these members out.
 */
public interface JsonMembers {
  /** Writes members into the object that was begun. */
  void writeMembers(JsonSink out);
}
