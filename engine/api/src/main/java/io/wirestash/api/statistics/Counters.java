package io.wirestash.api.statistics;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;

/** What one worker has counted since the last cut. One thread; every bound is its own. */
public interface Counters {
  /**
   * A packet of this worker, already counted in its flow.
   *
   * @param packet valid during the call
   * @param flow null if it belongs to none
   * @param from who sent it; null without a flow
   */
  void packet(Packet packet, Flow flow, Direction from);

  /** An event that a parser has emitted. */
  default void event(Record event, Flow flow) {}

  /** Ends the interval: returns what was counted and begins anew. Another thread reads what is returned. */
  Object cut();
}
