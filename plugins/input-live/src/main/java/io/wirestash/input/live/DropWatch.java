package io.wirestash.input.live;

import io.wirestash.api.Context;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Warns when packets have been lost, at most every ten seconds. One thread. */
final class DropWatch {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final Supplier<Map<String, Long>> dropped;
  private final Context context;
  private boolean begun;
  private long lookedAt;
  private long warnedAt;
  private long told;

  /** @param dropped packets lost so far, by where */
  DropWatch(String name, Supplier<Map<String, Long>> dropped, Context context) {
    this.name = name;
    this.dropped = dropped;
    this.context = context;
  }

  /** True if {@link #look} is going to look. */
  boolean due(long nanoTime) {
    return !begun || nanoTime - lookedAt >= INTERVAL;
  }

  /** Looks at the counts once a second. */
  void look(long nanoTime) {
    if (!due(nanoTime)) return;
    if (!begun) warnedAt = nanoTime - SILENCE;
    begun = true;
    lookedAt = nanoTime;
    if (nanoTime - warnedAt < SILENCE) return;
    Map<String, Long> counts = dropped.get();
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    if (total <= told) return;
    context.warn(name + ": " + (total - told) + " packets dropped, " + total + " so far (" + places(counts) + ")");
    told = total;
    warnedAt = nanoTime;
  }

  private static String places(Map<String, Long> counts) {
    StringJoiner places = new StringJoiner(", ");
    counts.forEach((where, count) -> {
      if (count > 0) places.add(where + ' ' + count);
    });
    return places.toString();
  }
}
