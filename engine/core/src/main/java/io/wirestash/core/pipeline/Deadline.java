package io.wirestash.core.pipeline;

import java.time.Duration;

/** Calls somebody once, after some wall-clock time, unless closed before. */
final class Deadline implements AutoCloseable {
  private final Thread thread;

  /** @param after null for never */
  Deadline(Duration after, Runnable then) {
    thread = after == null ? null : new Thread(() -> run(after, then), "deadline");
    if (thread == null) return;
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Duration after, Runnable then) {
    try {
      Thread.sleep(after.toMillis());
    } catch (InterruptedException e) {
      return; // closed
    }
    then.run();
  }

  @Override
  public void close() {
    if (thread != null) thread.interrupt();
  }
}
