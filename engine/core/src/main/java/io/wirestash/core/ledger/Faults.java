package io.wirestash.core.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exceptions that plugins must not throw and the engine contained. The first of each component are kept in words; a
 * component with too many is switched off. One thread.
 */
public final class Faults {
  private static final int KEPT = 20;
  private static final int MAX_FAULTS = 1000;

  private final Map<String, int[]> counts = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  public void add(String component, Throwable thrown, long packet) {
    int[] count = counts.computeIfAbsent(component, c -> new int[1]);
    if (++count[0] == MAX_FAULTS) lines.add(component + ": switched off after " + MAX_FAULTS + " faults");
    if (lines.size() >= KEPT) return;
    lines.add(component + ": " + description(thrown) + ", packet " + packet);
  }

  /** An exception and where it was thrown, whatever its own methods do. */
  public static String description(Throwable thrown) {
    try {
      StackTraceElement[] trace = thrown.getStackTrace();
      return thrown + (trace.length == 0 ? "" : " at " + trace[0]);
    } catch (RuntimeException | Error e) { // these methods are the plugin's too
      return thrown.getClass().getName();
    }
  }

  /** True if a component has failed so often that it gets no more work. */
  public boolean isOff(String component) {
    if (counts.isEmpty()) return false;
    int[] count = counts.get(component);
    return count != null && count[0] >= MAX_FAULTS;
  }

  public List<String> lines() {
    return lines;
  }
}
