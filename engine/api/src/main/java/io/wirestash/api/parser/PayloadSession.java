package io.wirestash.api.parser;

/** One flow as a {@link PayloadReporter} reads it. One thread. */
public interface PayloadSession {
  /** Payload of a TCP segment in stream order, or of a datagram; borrowed until this returns. */
  void bytes(Direction from, byte[] bytes, int offset, int length);

  /** Bytes of a TCP stream were never seen. */
  default void gap(Direction from, long missing) {}

  /** Packet time has passed what was asked for with {@link PayloadContext#wakeAt}. */
  default void wake(long nanos) {}

  /** Nothing more follows; the flow is reported after this. */
  default void end() {}
}
