package io.wirestash.output.elasticsearch;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** The account of this output's events. Any thread. */
final class Counts {
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong stored = new AtomicLong();
  private final AtomicLong present = new AtomicLong();
  private final AtomicLong dead = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();

  void taken(int events) {
    taken.addAndGet(events);
  }

  void stored() {
    stored.incrementAndGet();
  }

  void present() {
    present.incrementAndGet();
  }

  void dead() {
    dead.incrementAndGet();
  }

  /** Events that are sent again. */
  void repeated(int events) {
    repeated.addAndGet(events);
  }

  long deadLettered() {
    return dead.get();
  }

  /** Taken, and neither stored nor a dead letter. */
  long unsettled() {
    return taken.get() - stored.get() - present.get() - dead.get();
  }

  Map<String, Long> byName() {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("already_there", present.get());
    counts.put("sent_again", repeated.get());
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
