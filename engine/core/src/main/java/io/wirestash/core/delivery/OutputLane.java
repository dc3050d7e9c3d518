package io.wirestash.core.delivery;

import io.wirestash.api.output.EndOfOutput;
import io.wirestash.api.output.EventFormat;
import io.wirestash.api.output.Output;
import io.wirestash.core.condition.Condition;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiConsumer;

/**
 * One output with its bounded queue and its thread. When the output fails or its reader has left, the lane goes on taking
 * events, counts them as dropped, and says so once; the run can then end in order.
 */
public final class OutputLane implements Runnable {
  private static final int QUEUE = 8;
  private static final EventChunk END = new EventChunk();

  private final String id;
  private final Output output;
  private final EventFormat format;
  private final Condition when;
  private final BiConsumer<OutputLane, IOException> failed;
  private final BlockingQueue<EventChunk> queue = new ArrayBlockingQueue<>(QUEUE);
  private final EventChunk selected = new EventChunk();
  private final Thread thread;
  private ChunkPool pool;
  private int number;
  private boolean broken;
  private long delivered;
  private long dropped;
  private long deadLettered;

  /**
   * @param when which events it takes, or null for all
   * @param failed told once when the output cannot go on, on the lane's thread
   */
  public OutputLane(String id, Output output, Condition when, BiConsumer<OutputLane, IOException> failed) {
    this.id = id;
    this.output = output;
    this.format = output.format();
    this.when = when;
    this.failed = failed;
    thread = new Thread(this, "output " + id);
  }

  void pool(ChunkPool pool) {
    this.pool = pool;
  }

  /** The output's bit in the sets of {@link Routes}. */
  void number(int number) {
    this.number = number;
  }

  Condition when() {
    return when;
  }

  EventFormat format() {
    return format;
  }

  /** True if the output may take events of this type. */
  boolean wants(String eventType) {
    return when == null || when.possible(eventType);
  }

  public void start() {
    thread.start();
  }

  /** Queues a chunk; waits while the queue is full. */
  void take(EventChunk chunk) {
    boolean interrupted = false;
    while (true) {
      try {
        queue.put(chunk);
        break;
      } catch (InterruptedException e) {
        interrupted = true; // what was handed over is never lost
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /** Ends the lane after everything queued was written, and waits for that. */
  public void finish() throws InterruptedException {
    take(END);
    thread.join();
  }

  @Override
  public void run() {
    try {
      for (EventChunk chunk = queue.take(); chunk != END; chunk = queue.take()) {
        write(chunk);
        if (chunk.release()) pool.give(chunk);
        if (queue.isEmpty()) attempt(output::flush);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      attempt(output::flush);
      closeOutput();
      long lost = Math.min(delivered, output.dropped());
      delivered -= lost;
      dropped += lost;
      deadLettered = Math.min(delivered, output.deadLettered());
      delivered -= deadLettered;
    }
  }

  private void write(EventChunk chunk) {
    EventChunk wanted = when == null ? chunk : select(chunk);
    if (broken) {
      dropped += wanted.size();
      return;
    }
    attempt(() -> output.write(wanted));
    if (broken) dropped += wanted.size();
    else delivered += wanted.size();
  }

  private EventChunk select(EventChunk chunk) {
    selected.clear();
    for (int i = 0; i < chunk.size(); i++) if (chunk.isFor(i, number)) selected.copy(chunk, i);
    return selected;
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    if (broken) return;
    try {
      step.run();
    } catch (IOException e) {
      broken = true;
      failed.accept(this, e);
    } catch (RuntimeException | Error e) {
      broken = true;
      failed.accept(this, new IOException("unexpected " + e, e));
    }
  }

  private void closeOutput() {
    boolean failedBefore = broken;
    broken = false;
    attempt(output::close);
    broken |= failedBefore;
  }

  /** True if the reader of the output has left: no error. */
  public static boolean isEnd(IOException failure) {
    return failure instanceof EndOfOutput;
  }

  public String id() {
    return id;
  }

  /** Events the output took; valid after {@link #finish}. */
  public long delivered() {
    return delivered;
  }

  /** Events that the destination refused and that were kept. */
  public long deadLettered() {
    return deadLettered;
  }

  /** What else the output counted. */
  public Map<String, Long> counters() {
    return output.counters();
  }

  /** Events lost in this output. */
  public long dropped() {
    return dropped;
  }
}
