package io.wirestash.core.flow;

/** Flows in the order in which they were added; a doubly linked list through the flows themselves. */
final class AgeList {
  private TrackedFlow first;
  private TrackedFlow last;
  private int size;

  int size() {
    return size;
  }

  TrackedFlow oldest() {
    return first;
  }

  void add(TrackedFlow flow) {
    flow.agePrevious = last;
    flow.ageNext = null;
    if (last == null) first = flow;
    else last.ageNext = flow;
    last = flow;
    flow.agedNanos = flow.lastNanos;
    size++;
  }

  void remove(TrackedFlow flow) {
    if (flow.agePrevious == null) first = flow.ageNext;
    else flow.agePrevious.ageNext = flow.ageNext;
    if (flow.ageNext == null) last = flow.agePrevious;
    else flow.ageNext.agePrevious = flow.agePrevious;
    flow.ageNext = flow.agePrevious = null;
    size--;
  }
}
