package io.wirestash.input.live;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.PacketBatch;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Packets between the threads that capture and the one that reads: so many batches and no more. While all of them are
 * full, packets are dropped and counted. Any number of writers, one reader. Numbers packets in the order in which they come.
 */
final class Ring {
  private final String capture;
  private final int capacity;
  private final Deque<PacketBatch> free = new ArrayDeque<>();
  private final Deque<PacketBatch> full = new ArrayDeque<>();
  private int made;
  private PacketBatch filling;
  private int used;
  private int writers;
  private long packets;
  private long dropped;

  /**
   * @param capture what the packets' capture is called
   * @param bytes memory for packets, at least that of two batches
   */
  Ring(String capture, long bytes) {
    this.capture = capture;
    capacity = (int) Math.max(2, bytes / PacketBatch.BLOCK_SIZE);
  }

  /** Announces a thread that writes. */
  synchronized void join() {
    writers++;
  }

  /** Says that a thread writes no more. */
  synchronized void leave() {
    writers--;
    notifyAll();
  }

  /** Adds a packet, or drops it if there is no room; never waits. */
  synchronized void add(byte[] bytes, int original, long nanos, CaptureInterface origin) {
    int length = Math.min(bytes.length, PacketBatch.MAX_PACKET);
    if (filling != null && (filling.full() || filling.block().length - used < length)) close();
    if (filling == null && !begin()) {
      dropped++;
      return;
    }
    System.arraycopy(bytes, 0, filling.block(), used, length);
    filling.add(used, length, Math.max(original, length), nanos, origin);
    used += length;
    packets++;
  }

  private boolean begin() {
    filling = free.poll();
    if (filling == null && made < capacity) {
      filling = new PacketBatch();
      made++;
    }
    if (filling == null) return false;
    filling.begin(capture, packets + 1);
    used = 0;
    return true;
  }

  private void close() {
    full.add(filling);
    filling = null;
    notifyAll();
  }

  /**
   * Moves packets into an empty batch: those of a full one at once, otherwise what has come after a while. The batch stays
   * empty if nothing has.
   *
   * @return false if nothing more will come
   */
  boolean take(PacketBatch into, long waitMillis) throws InterruptedException {
    PacketBatch from = next(waitMillis);
    if (from == null) return !ended();
    into.begin(capture, from.number(0));
    int last = from.count() - 1;
    System.arraycopy(from.block(), 0, into.block(), 0, from.offset(last) + from.captured(last));
    for (int i = 0; i <= last; i++) into.add(from.offset(i), from.captured(i), from.original(i), from.nanos(i), from.origin(i));
    recycle(from);
    return true;
  }

  private synchronized PacketBatch next(long waitMillis) throws InterruptedException {
    if (full.isEmpty() && writers > 0) wait(waitMillis);
    if (full.isEmpty() && filling != null) close();
    return full.poll();
  }

  private synchronized boolean ended() {
    return writers == 0 && full.isEmpty() && filling == null;
  }

  private synchronized void recycle(PacketBatch batch) {
    free.add(batch);
  }

  synchronized long dropped() {
    return dropped;
  }
}
