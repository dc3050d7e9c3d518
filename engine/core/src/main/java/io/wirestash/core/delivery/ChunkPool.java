package io.wirestash.core.delivery;

import java.util.concurrent.ArrayBlockingQueue;

/** Chunks waiting to be used again, so that their arrays need not grow anew. Any thread. */
final class ChunkPool {
  /** Larger ones are left to the collector: they come from rare bursts. */
  private static final int MAX_KEPT_BYTES = 8 << 20;

  private final ArrayBlockingQueue<EventChunk> free = new ArrayBlockingQueue<>(16);

  EventChunk take() {
    EventChunk chunk = free.poll();
    return chunk == null ? new EventChunk() : chunk;
  }

  void give(EventChunk chunk) {
    if (chunk.bytes().length > MAX_KEPT_BYTES) return;
    chunk.clear();
    free.offer(chunk);
  }
}
