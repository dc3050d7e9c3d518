package io.wirestash.core.flow;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A hashed wheel of flows that wait for a point of packet time. A tick is 2^27 ns, about 134 ms; deadlines beyond one
 * turn (18 minutes) wait for their turn in their slot. Flows are intrusive list nodes: nothing is allocated.
 */
final class TimerWheel {
  static final int TICK_SHIFT = 27;
  private static final int SLOTS = 1 << 13;
  private static final Comparator<TrackedFlow> IN_ORDER =
      Comparator.<TrackedFlow>comparingLong(flow -> flow.wheelTick).thenComparingLong(flow -> flow.ordinal);

  private final TrackedFlow[] slots = new TrackedFlow[SLOTS];
  private long tick = Long.MIN_VALUE;
  private TrackedFlow[] due = new TrackedFlow[64];
  private int dueCount;

  /** The first tick that is wholly after a time. */
  static long tickAfter(long nanos) {
    return (nanos >> TICK_SHIFT) + 1;
  }

  /** The current tick; times before its beginning have passed. */
  long tick() {
    return tick;
  }

  void schedule(TrackedFlow flow, long atTick) {
    if (flow.wheelSlot >= 0) remove(flow);
    flow.wheelTick = Math.max(atTick, tick + 1);
    int slot = (int) flow.wheelTick & SLOTS - 1;
    TrackedFlow head = slots[slot];
    flow.wheelSlot = slot;
    flow.wheelPrevious = null;
    flow.wheelNext = head;
    if (head != null) head.wheelPrevious = flow;
    slots[slot] = flow;
  }

  void remove(TrackedFlow flow) {
    if (flow.wheelSlot < 0) return;
    if (flow.wheelPrevious != null) flow.wheelPrevious.wheelNext = flow.wheelNext;
    else slots[flow.wheelSlot] = flow.wheelNext;
    if (flow.wheelNext != null) flow.wheelNext.wheelPrevious = flow.wheelPrevious;
    flow.wheelNext = flow.wheelPrevious = null;
    flow.wheelSlot = -1;
  }

  /** Moves on to a tick and collects the flows that are due, in an order that depends on the flows only. */
  int advance(long to) {
    dueCount = 0;
    if (tick == Long.MIN_VALUE) tick = to - 1;
    long from = Math.max(tick + 1, to - SLOTS + 1); // one turn visits every slot
    tick = to;
    for (long t = from; t <= to; t++) collect((int) t & SLOTS - 1, to);
    if (dueCount > 1) Arrays.sort(due, 0, dueCount, IN_ORDER);
    return dueCount;
  }

  private void collect(int slot, long to) {
    for (TrackedFlow flow = slots[slot]; flow != null; ) {
      TrackedFlow next = flow.wheelNext;
      if (flow.wheelTick <= to) {
        remove(flow);
        if (dueCount == due.length) due = Arrays.copyOf(due, dueCount * 2);
        due[dueCount++] = flow;
      }
      flow = next;
    }
  }

  /** The i-th flow collected; it is no longer scheduled. */
  TrackedFlow due(int i) {
    TrackedFlow flow = due[i];
    due[i] = null;
    return flow;
  }
}
