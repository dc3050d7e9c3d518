package io.wirestash.core.stream;

import io.wirestash.api.parser.Direction;
import io.wirestash.core.flow.TrackedFlow;

/** What a parser is speaking about: a packet of a flow, by time and number, and how many events that had so far. */
final class Scene {
  TrackedFlow flow;
  Direction direction;
  long nanos;
  long packet;
  boolean ambiguous;
  int index;

  void set(TrackedFlow flow, Direction direction, long nanos, long packet, boolean ambiguous, int index) {
    this.flow = flow;
    this.direction = direction;
    this.nanos = nanos;
    this.packet = packet;
    this.ambiguous = ambiguous;
    this.index = index;
  }
}
