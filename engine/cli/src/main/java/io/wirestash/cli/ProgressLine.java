package io.wirestash.cli;

import io.wirestash.core.pipeline.Progress;

/** One state of the progress bar: share, bar, bytes, speed and the time left at the mean speed so far. */
final class ProgressLine {
  private static final int WIDEST_BAR = 30;

  private ProgressLine() {}

  /** A line shorter than {@code columns}, or an empty one if the size of the inputs is unknown. */
  static String of(Progress progress, long elapsedNanos, int columns) {
    long size = progress.size();
    if (size <= 0) return "";
    long position = Math.max(0, Math.min(progress.position(), size)); // a growing file outruns its size
    double share = (double) position / size;
    String facts = Quantity.bytes(position) + " of " + Quantity.bytes(size)
        + "  " + Quantity.rough(Quantity.perSecond(progress.packets(), elapsedNanos)) + " packets/s"
        + timeLeft(share, elapsedNanos);
    String percent = (int) (share * 100) + "%";
    String head = " ".repeat(4 - percent.length()) + percent;
    int width = Math.min(WIDEST_BAR, columns - 1 - head.length() - 6 - facts.length());
    String line = width < 5 ? head + "  " + facts : head + "  [" + bar(share, width) + "]  " + facts;
    return line.substring(0, Math.min(line.length(), columns - 1));
  }

  private static String bar(double share, int width) {
    int done = (int) (share * width);
    return "#".repeat(done) + "-".repeat(width - done);
  }

  private static String timeLeft(double share, long elapsedNanos) {
    if (share == 0) return "";
    return "  " + Quantity.clock(Math.round(elapsedNanos / 1e9 * (1 - share) / share)) + " left";
  }
}
