package io.wirestash.api.output;

/**
 * Encoded events on their way to an output, in capture order, each ended by LF: one line of JSON, or text. Valid during
 * the call.
 */
public interface EventBatch {
  int size();

  /** All events, one after the other. */
  byte[] bytes();

  /** Where the i-th event begins in {@link #bytes}. They follow each other without space between. */
  int offset(int i);

  /** Length of the i-th event, LF included. */
  int length(int i);

  /** The i-th event's type, such as {@code dns}. */
  String type(int i);

  /** Packet time of the i-th event, nanoseconds since 1970. */
  long nanos(int i);
}
