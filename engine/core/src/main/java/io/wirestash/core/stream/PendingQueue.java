package io.wirestash.core.stream;

import io.wirestash.core.stream.PendingRequests.Entry;

/** All unanswered requests of one worker, oldest first. */
final class PendingQueue {
  private Entry<?> first;
  private Entry<?> last;
  private int size;

  void add(Entry<?> entry) {
    entry.queuePrevious = last;
    if (last == null) first = entry;
    else last.queueNext = entry;
    last = entry;
    size++;
  }

  void remove(Entry<?> entry) {
    if (entry.queuePrevious == null) first = entry.queueNext;
    else entry.queuePrevious.queueNext = entry.queueNext;
    if (entry.queueNext == null) last = entry.queuePrevious;
    else entry.queueNext.queuePrevious = entry.queuePrevious;
    size--;
  }

  int size() {
    return size;
  }

  Entry<?> oldest() {
    return first;
  }
}
