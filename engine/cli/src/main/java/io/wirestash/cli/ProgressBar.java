package io.wirestash.cli;

import io.wirestash.core.pipeline.Progress;
import java.util.function.Supplier;

/** Keeps a progress line at the bottom of a terminal, below whatever else is said there; erased when closed. */
final class ProgressBar implements AutoCloseable {
  /** Runs shorter than this show no bar. */
  private static final long PATIENCE_MILLIS = 500;
  private static final long REFRESH_MILLIS = 200;
  /** ECMA-48 EL: erases to the end of the line. */
  private static final String ERASE = "\r\033[K";

  private final Streams streams;
  private String shown = "";
  private boolean closed;

  ProgressBar(Streams streams) {
    this.streams = streams;
  }

  /** Begins to show how far a run is; until then there is no bar. */
  void follow(Supplier<Progress> progress) {
    Thread painter = new Thread(() -> paint(progress, System.nanoTime()), "progress");
    painter.setDaemon(true);
    painter.start();
  }

  /** Tells the user a line, above the bar. */
  synchronized void say(String line) {
    String bar = shown;
    show("");
    streams.say(line);
    show(bar);
  }

  private void paint(Supplier<Progress> progress, long started) {
    try {
      for (long pause = PATIENCE_MILLIS; pause(pause); pause = REFRESH_MILLIS) {
        refresh(ProgressLine.of(progress.get(), System.nanoTime() - started, streams.columns()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean pause(long millis) throws InterruptedException {
    if (!closed) wait(millis);
    return !closed;
  }

  private synchronized void refresh(String line) {
    if (!closed) show(line);
  }

  private synchronized void show(String line) {
    if (!line.equals(shown)) {
      streams.err().print(ERASE + line);
      streams.err().flush();
    }
    shown = line;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    show("");
  }
}
