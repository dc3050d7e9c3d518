package io.wirestash.core.stream;

import io.wirestash.api.parser.Direction;
import io.wirestash.core.flow.TrackedFlow;

/** What a parser is speaking about: a packet of a flow, by time and number, and how many events that had so far. */
final class Scene {
  /** Added to the index of events that a timer caused, which may name the packet of an event already sent. */
  private static final int FROM_TIMER = 1 << 16;

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

  /** The scene of something that no packet of the flow has caused just now. */
  static Scene later(TrackedFlow flow, Direction direction, long nanos, long packet) {
    Scene scene = new Scene();
    scene.set(flow, direction, nanos, packet, false, FROM_TIMER + flow.laterEvents());
    return scene;
  }

  /** No more is said here: the next {@link #later} scene of the flow counts on. */
  void done() {
    if (index >= FROM_TIMER) flow.laterEvents(index - FROM_TIMER);
  }

  /** The scene of a flow's last packet, when time or the end of the input has caught up with it. */
  static Scene afterLast(TrackedFlow flow) {
    return later(flow, Direction.CLIENT, flow.lastNanos(), flow.lastPacket());
  }
}
