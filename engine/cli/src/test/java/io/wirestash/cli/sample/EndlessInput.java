package io.wirestash.cli.sample;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Input;
import io.wirestash.api.packet.PacketBatch;
import java.util.concurrent.CountDownLatch;

/** One packet, then silence until it is told to stop. Says on standard error what happens to it. */
final class EndlessInput implements Input {
  private static final CaptureInterface ETHERNET = new CaptureInterface(0, null, 1, false);

  private final boolean obedient;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean first = true;

  EndlessInput(boolean obedient) {
    this.obedient = obedient;
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void open() {}

  @Override
  public boolean read(PacketBatch batch) {
    if (first) {
      batch.begin("endless", 1);
      batch.add(0, 14, 14, 0, ETHERNET);
      first = false;
      return true;
    }
    System.err.println("waiting");
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  @Override
  public void stop() {
    System.err.println("told to stop");
    if (obedient) stopped.countDown();
  }

  @Override
  public void close() {}
}
