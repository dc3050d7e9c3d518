package io.wirestash.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Listens for SIGINT, SIGTERM and SIGHUP while a pipeline runs: the first asks it to stop and gives it time to drain, a
 * second one, or the end of that time, gives up. A shutdown hook would not do: it never hears of a second signal.
 */
final class StopSignals implements AutoCloseable {
  private static final String[] NAMES = {"INT", "TERM", "HUP"};

  private final Runnable stop;
  private final Runnable giveUp;
  private final long drainMillis;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch drained = new CountDownLatch(1);
  private final SignalHandler[] before = new SignalHandler[NAMES.length];

  /**
   * @param stop asks the run to end; returns at once
   * @param giveUp ends the process
   */
  StopSignals(Runnable stop, long drainMillis, Runnable giveUp) {
    this.stop = stop;
    this.drainMillis = drainMillis;
    this.giveUp = giveUp;
    for (int i = 0; i < NAMES.length; i++) before[i] = Signal.handle(new Signal(NAMES[i]), signal -> heard());
  }

  /** Called on a thread of its own for each signal. */
  void heard() {
    if (drained.getCount() == 0) return;
    if (!stopping.compareAndSet(false, true)) {
      giveUp.run();
      return;
    }
    stop.run();
    try {
      if (!drained.await(drainMillis, TimeUnit.MILLISECONDS)) giveUp.run();
    } catch (InterruptedException e) {
      giveUp.run();
    }
  }

  /** All is drained: signals have no effect from now on. */
  void drained() {
    drained.countDown();
  }

  /** Gives the signals back to whoever had them. */
  @Override
  public void close() {
    drained();
    for (int i = 0; i < NAMES.length; i++) Signal.handle(new Signal(NAMES[i]), before[i]);
  }
}
