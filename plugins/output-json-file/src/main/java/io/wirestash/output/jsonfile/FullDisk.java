package io.wirestash.output.jsonfile;

import io.wirestash.api.Context;
import io.wirestash.output.jsonfile.JsonFileOptions.WhenFull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What happens when the disk is full: wait, fail or drop, and the account of what was dropped. */
final class FullDisk {
  private static final long RETRY_MILLIS = 200;

  /** A file system that has less room than this may refuse any write. */
  private static final long BLOCK = 4096;

  private final WhenFull policy;
  private final Context context;
  private boolean warned;
  private long dropped;

  FullDisk(WhenFull policy, Context context) {
    this.policy = policy;
    this.context = context;
  }

  /**
   * Deals with a failed write.
   *
   * @param wanted bytes that are still to be written
   * @return true to try again, false to give up these bytes
   * @throws IOException if the disk is not full, or is and the run is to end
   */
  boolean retry(Path file, IOException failure, int wanted) throws IOException {
    long free = file.toFile().getUsableSpace();
    if (free >= wanted + BLOCK && !saysFull(failure)) {
      throw new IOException("cannot write to " + file + ": " + failure.getMessage(), failure);
    }
    String message = "disk full: " + file + ": " + free + " bytes free";
    if (policy == WhenFull.FAIL) throw new IOException(message, failure);
    if (!warned) context.warn(message + (policy == WhenFull.BLOCK ? "; waiting for room" : "; dropping events"));
    warned = true;
    if (policy == WhenFull.DROP) return false;
    pause(file);
    return true;
  }

  private static boolean saysFull(IOException failure) {
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("no space left") || words.contains("quota");
  }

  private static void pause(Path file) throws IOException {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while waiting for room on the disk of " + file, stopped);
    }
  }

  void drop(long events) {
    dropped += events;
  }

  long dropped() {
    return dropped;
  }
}
