package io.wirestash.output.elasticsearch;

import io.wirestash.api.output.EventBatch;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Events on their way to the senders, in bulks. There are only so many bulks, so whoever adds events waits while the
 * senders are behind. A bulk is complete when it is full or old enough. Any thread.
 */
final class BulkQueue {
  /** Below this a server that refuses bodies as too large would be asked event by event. */
  private static final int SMALLEST = 64 << 10;

  private final IndexNames names;
  private final int maxEvents;
  private final long lingerNanos;
  private final Deque<Bulk> empty = new ArrayDeque<>();
  private final Deque<Bulk> full = new ArrayDeque<>();
  private Bulk filling;
  private int maxBytes;
  private boolean ended;
  private boolean broken;

  /** @param bulks how many there are */
  BulkQueue(IndexNames names, int bulks, int maxBytes, int maxEvents, long lingerNanos) {
    this.names = names;
    this.maxBytes = maxBytes;
    this.maxEvents = maxEvents;
    this.lingerNanos = lingerNanos;
    for (int i = 0; i < bulks; i++) empty.add(new Bulk());
  }

  /**
   * Adds all events of a batch; waits for room.
   *
   * @return false if the senders have ended, and events of the batch are not taken
   */
  synchronized boolean add(EventBatch batch) throws InterruptedException {
    for (int i = 0; i < batch.size(); i++) {
      if (filling != null && filling.size() > 0 && !fits(batch.length(i))) completeFilling();
      while (filling == null && !broken) begin();
      if (broken) return false;
      byte[] index = names.name(batch.type(i), batch.nanos(i));
      filling.add(index, batch.type(i), batch.nanos(i), batch.bytes(), batch.offset(i), batch.length(i));
    }
    return true;
  }

  private void begin() throws InterruptedException {
    filling = empty.poll();
    if (filling == null) {
      wait();
      return;
    }
    filling.since(System.nanoTime());
    notifyAll(); // whoever waits for a bulk now has a time to wait for
  }

  private boolean fits(int more) {
    return filling.size() < maxEvents && filling.length() + more <= maxBytes;
  }

  private void completeFilling() {
    full.add(filling);
    filling = null;
    notifyAll();
  }

  /** The next complete bulk, or null when all have been taken and no further ones come. */
  synchronized Bulk take() throws InterruptedException {
    while (true) {
      if (filling != null && filling.size() > 0 && remaining() <= 0) completeFilling();
      Bulk next = full.poll();
      if (next != null || ended || broken) return next;
      wait(filling == null ? 0 : Math.max(1, remaining() / 1_000_000));
    }
  }

  private long remaining() {
    return ended ? 0 : filling.since() + lingerNanos - System.nanoTime();
  }

  /** Gives back a bulk whose events are settled. */
  synchronized void release(Bulk bulk) {
    bulk.clear();
    empty.add(bulk);
    notifyAll();
  }

  /** Makes bulks smaller from now on: the server takes less than was sent. */
  synchronized void shrink(int tooLarge) {
    maxBytes = Math.max(SMALLEST, Math.min(maxBytes, tooLarge / 2));
  }

  /** No further events come. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** No further bulk is sent: nobody shall wait. */
  synchronized void breakOff() {
    broken = true;
    notifyAll();
  }
}
