package io.wirestash.api.parser;

/** What the engine does for a {@link PayloadSession}. */
public interface PayloadContext {
  /** Time and number of the packet at hand; of the flow's last packet in {@link PayloadSession#wake} and after the end. */
  Moment now();

  /** Emits an event about what one side has sent; its time is {@code now}. */
  void emit(Direction from, Record event);

  /** Has the flow reported now, though it goes on. */
  void report();

  /** Asks for {@link PayloadSession#wake} at a packet time, unless that was asked for an earlier one already. */
  void wakeAt(long nanos);
}
