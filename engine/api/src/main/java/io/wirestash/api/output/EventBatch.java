package io.wirestash.api.output;

/** Encoded events on their way to an output, in capture order. Each is one line: JSON, then LF. Valid during the call. */
public interface EventBatch {
  int size();

  /** The lines of all events, one after the other. */
  byte[] bytes();

  /** Where the i-th line begins in {@link #bytes}. The lines follow each other without space between. */
  int offset(int i);

  /** Length of the i-th line, LF included. */
  int length(int i);

  /** The i-th event's type, such as {@code dns}. */
  String type(int i);

  /** Packet time of the i-th event, nanoseconds since 1970. */
  long nanos(int i);
}
