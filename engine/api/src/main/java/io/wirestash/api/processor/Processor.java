package io.wirestash.api.processor;

import java.io.IOException;

/**
 * A step that events pass between their parsers and the outputs: adds members, changes them, or drops the event. One
 * instance serves a pipeline; workers call {@link #process} at the same time, each with its own event.
 *
 * <p>What it does must depend on the event only: then the same capture gives the same events with any number of workers.
 */
public interface Processor extends AutoCloseable {
  /**
   * Gets ready.
   *
   * @throws IOException if it cannot; its message is shown to the user and the run does not start
   */
  default void open() throws IOException {}

  void process(Event event);

  /** Called exactly once, after the last event, also after a failure. */
  @Override
  default void close() throws IOException {}
}
