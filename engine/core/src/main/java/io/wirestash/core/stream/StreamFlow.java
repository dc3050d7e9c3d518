package io.wirestash.core.stream;

import io.wirestash.core.flow.TrackedFlow;

/** A TCP flow as parsers see it: what its two sides have sent, and the parser that reads it, once one was found. */
final class StreamFlow {
  final TrackedFlow flow;
  final StreamSide[] sides = {new StreamSide(), new StreamSide()};

  /** Null while no parser was found. */
  ParserFlow parsed;

  /** True if nobody will read any more of it. */
  boolean closed;

  /** How often its protocol has changed. */
  int changes;

  /** The side that spoke first, 0 or 1; -1 if none has. */
  int firstSide = -1;

  StreamFlow(TrackedFlow flow) {
    this.flow = flow;
  }

  /** What is left of flows whose sides have both ended. */
  static StreamFlow over() {
    StreamFlow over = new StreamFlow(null);
    over.closed = true;
    over.firstSide = 0;
    return over;
  }

  /** Memory held for unread bytes. */
  int capacity() {
    return sides[0].capacity() + sides[1].capacity();
  }
}
