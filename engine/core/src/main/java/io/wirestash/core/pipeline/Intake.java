package io.wirestash.core.pipeline;

import io.wirestash.api.packet.Input;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.packet.Front;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the inputs of a run. Captures are read one after the other; interfaces, which do not wait, all at once, each on a
 * thread of its own. Either way one thread, the caller of {@link #readAll}, decodes and hands on.
 */
final class Intake {
  private static final DecodedBatch END = new DecodedBatch();

  private final List<Input> inputs;
  private final Front front;
  private final BlockingQueue<DecodedBatch> batches;
  private final List<Worker> workers;
  private final Ending ending;
  private final Notices notices;
  private final long maxPackets;
  private volatile Input current;
  private volatile long packetsRead;
  private volatile long sizeBefore;
  private volatile long totalSize = -1;

  /** @param batches empty ones */
  Intake(List<Input> inputs, Front front, BlockingQueue<DecodedBatch> batches, List<Worker> workers, Ending ending,
      Notices notices, long maxPackets) {
    this.inputs = inputs;
    this.front = front;
    this.batches = batches;
    this.workers = workers;
    this.ending = ending;
    this.notices = notices;
    this.maxPackets = maxPackets;
  }

  /** Reads until the inputs end or are stopped, or enough is read. */
  void readAll() throws InterruptedException {
    if (inputs.size() > 1 && inputs.get(0).live()) {
      readTogether();
    } else {
      for (Input input : inputs) read(input);
    }
  }

  private void read(Input input) throws InterruptedException {
    current = input;
    totalSize = input.size();
    try (input) {
      while (wanted(input)) {
        DecodedBatch batch = batches.take();
        if (!fill(input, batch)) break;
        handOn(batch);
      }
    } catch (IOException e) {
      notices.damaged(e.getMessage());
    }
    sizeBefore += Math.max(0, input.position());
  }

  /** What a live input has captured before it was stopped is still wanted. */
  private boolean wanted(Input input) {
    return front.packets() < maxPackets && (input.live() || !ending.stopped());
  }

  private void readTogether() throws InterruptedException {
    BlockingQueue<DecodedBatch> filled = new ArrayBlockingQueue<>(4 + workers.size() + 2 * inputs.size());
    for (Input input : inputs) new Thread(() -> feed(input, filled), "input " + inputs.indexOf(input)).start();
    for (int open = inputs.size(); open > 0; ) {
      DecodedBatch batch = filled.take();
      if (batch == END) open--;
      else if (front.packets() < maxPackets) handOn(batch);
      else batches.add(batch);
      if (front.packets() >= maxPackets) inputs.forEach(Input::stop);
    }
  }

  private void feed(Input input, BlockingQueue<DecodedBatch> filled) {
    try (input) {
      for (DecodedBatch batch = batches.take(); fill(input, batch); batch = batches.take()) filled.add(batch);
    } catch (IOException e) {
      notices.damaged(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error e) {
      ending.bug(e);
      inputs.forEach(Input::stop);
    } finally {
      filled.add(END);
    }
  }

  /** Fills the batch; gives it back at the end of the input and when reading fails. */
  private boolean fill(Input input, DecodedBatch batch) throws IOException {
    boolean filled = false;
    try {
      filled = input.read(batch.packets());
    } finally {
      if (!filled) batches.add(batch);
    }
    return filled;
  }

  private void handOn(DecodedBatch batch) throws InterruptedException {
    batch.packets().truncate((int) Math.min(batch.count(), maxPackets - front.packets()));
    front.decode(batch);
    packetsRead = front.packets();
    batch.share(workers.size());
    for (Worker worker : workers) worker.take(batch);
  }

  /** From any thread. */
  Progress progress() {
    Input input = current;
    long position = input == null ? 0 : sizeBefore + input.position();
    return new Progress(packetsRead, position, totalSize < 0 ? -1 : sizeBefore + totalSize);
  }
}
