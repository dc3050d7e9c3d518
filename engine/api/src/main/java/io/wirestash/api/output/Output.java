package io.wirestash.api.output;

import java.io.IOException;
import java.util.Map;

/** A destination of events. One thread of its own calls everything but {@link #format}. */
public interface Output extends AutoCloseable {
  EventFormat format();

  /**
   * Gets ready.
   *
   * @throws Unreachable if the destination does not answer, or answers that it will not take anything
   * @throws IOException if it cannot; its message is shown to the user and the run does not start
   */
  void open() throws IOException;

  /**
   * Takes over all events of the batch: when it returns they are delivered, or kept until {@link #flush}.
   *
   * @throws EndOfOutput if nobody wants more (a closed pipe): the run ends quietly
   * @throws IOException if it cannot go on; the run ends with an error
   */
  void write(EventBatch batch) throws IOException;

  /** Hands on what is kept. Called when no further batch waits, and before {@link #close}. */
  void flush() throws IOException;

  /**
   * Events taken over but given up, because the destination had no room and the options said to go on without them.
   * Asked after {@link #close}; the ledger counts them as dropped instead of delivered.
   */
  default long dropped() {
    return 0;
  }

  /**
   * Events taken over that the destination refused and that were kept as dead letters. Asked after {@link #close}; the
   * ledger counts them apart from what was delivered.
   */
  default long deadLettered() {
    return 0;
  }

  /** Further counts for the ledger, by name; asked after {@link #close}. */
  default Map<String, Long> counters() {
    return Map.of();
  }

  /** Called exactly once, also after a failure. */
  @Override
  void close() throws IOException;
}
