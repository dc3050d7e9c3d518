package io.wirestash.core.delivery;

import io.wirestash.api.output.EventFormat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Brings the events of all workers back into the order of the capture: waits until every worker has handed over its
 * events of a batch, merges them, and goes on to the next batch. Any thread; a thread that hands over waits while an
 * output's queue is full.
 */
public final class CaptureOrder {
  private final int workers;
  private final List<OutputLane> lanes;
  private final ChunkPool pool = new ChunkPool();
  private final Deque<Round> rounds = new ArrayDeque<>();
  private long next;

  /** The chunks of one batch, by worker. */
  private static final class Round {
    final EventChunk[][] chunks;
    int missing;

    Round(int workers) {
      chunks = new EventChunk[workers][];
      missing = workers;
    }
  }

  public CaptureOrder(int workers, Routes routes) {
    this.workers = workers;
    this.lanes = routes.lanes();
    for (OutputLane lane : lanes) lane.pool(pool);
  }

  ChunkPool pool() {
    return pool;
  }

  /** Takes over a worker's chunks of a batch, leaving empty places for new ones. */
  synchronized void submit(int worker, long sequence, EventFormat[] formats, EventChunk[] chunks) {
    while (rounds.size() <= sequence - next) rounds.add(new Round(workers));
    Round round = round((int) (sequence - next));
    round.chunks[worker] = chunks.clone();
    Arrays.fill(chunks, null);
    round.missing--;
    while (!rounds.isEmpty() && rounds.peek().missing == 0) {
      Round complete = rounds.remove();
      next++;
      for (int f = 0; f < formats.length; f++) deliver(formats[f], merged(complete, f));
    }
  }

  private Round round(int ahead) {
    if (ahead == 0) return rounds.peek();
    int i = 0;
    for (Round round : rounds) if (i++ == ahead) return round;
    throw new IllegalStateException("no round " + ahead);
  }

  private EventChunk merged(Round round, int format) {
    if (workers == 1) return round.chunks[0][format];
    EventChunk merged = pool.take();
    int[] at = new int[workers];
    for (int least = least(round, format, at); least >= 0; least = least(round, format, at)) {
      merged.copy(round.chunks[least][format], at[least]++);
    }
    for (int w = 0; w < workers; w++) pool.give(round.chunks[w][format]);
    return merged;
  }

  private int least(Round round, int format, int[] at) {
    int least = -1;
    for (int w = 0; w < workers; w++) {
      EventChunk chunk = round.chunks[w][format];
      if (at[w] == chunk.size()) continue;
      if (least < 0 || chunk.compare(at[w], round.chunks[least][format], at[least]) < 0) least = w;
    }
    return least;
  }

  /** Hands events that are in order to the outputs that take their format. */
  void deliver(EventFormat format, EventChunk chunk) {
    int users = 0;
    for (OutputLane lane : lanes) if (lane.format() == format) users++;
    if (chunk.size() == 0) {
      pool.give(chunk);
      return;
    }
    chunk.share(users);
    for (OutputLane lane : lanes) if (lane.format() == format) lane.take(chunk);
  }
}
