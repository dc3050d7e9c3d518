package io.wirestash.core.delivery;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Direction;
import io.wirestash.core.flow.TrackedFlow;

/** What an event is about: everything its envelope says. Re-used for event after event. */
public final class Subject {
  TrackedFlow flow;
  Hosts hosts;
  Direction from = Direction.CLIENT;
  long startNanos;
  long nanos;
  long packet;
  boolean ambiguous;
  boolean nanoseconds;
  String capture;
  String interfaceName;
  int index;

  /** An event of a flow. */
  public Subject flow(TrackedFlow flow, Direction from) {
    this.flow = flow;
    hosts = null;
    this.from = from;
    ambiguous = false;
    nanoseconds = flow.nanoseconds();
    capture = flow.capture();
    interfaceName = flow.interfaceName();
    return this;
  }

  /**
   * An event of a packet that belongs to no flow, or of no packet at all.
   *
   * @param hosts whom it is about, or null
   * @param capture null if it is about no single capture
   */
  public Subject packet(Hosts hosts, String capture, String interfaceName, boolean nanoseconds) {
    flow = null;
    this.hosts = hosts;
    ambiguous = false;
    this.capture = capture;
    this.interfaceName = interfaceName;
    this.nanoseconds = nanoseconds;
    return this;
  }

  /**
   * When, and which packet completed it.
   *
   * @param index tells apart events of one type, flow and packet
   */
  public Subject at(long startNanos, long nanos, long packet, int index) {
    this.startNanos = startNanos;
    this.nanos = nanos;
    this.packet = packet;
    this.index = index;
    return this;
  }

  public Subject ambiguous(boolean ambiguous) {
    this.ambiguous = ambiguous;
    return this;
  }

  /** Whose address comes first: of a message its sender's, of a span of time the client's, whoever sent its last packet. */
  Direction source(EventType.Scope scope) {
    return scope == EventType.Scope.MESSAGE ? from : Direction.CLIENT;
  }

  int decimals() {
    return nanoseconds ? 9 : 6;
  }
}
