package io.wirestash.api.event;

/**
 * An event record with a text form of its own, for people at a terminal. Events without one get a line made of their
 * members. Bytes from packets go through {@link TextSink#escaped}: nothing that the wire says may steer a terminal.
 */
public interface TextEvent {
  /** Writes one line, without its end: the format {@code line}. */
  void writeLine(EventHead head, TextSink out);

  /** Writes a block of lines, without the end of the last: the format {@code dump}. */
  default void writeDump(EventHead head, TextSink out) {
    writeLine(head, out);
  }
}
