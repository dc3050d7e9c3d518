package io.wirestash.output.elasticsearch;

/** How many requests may be on their way: half as many after the server was overloaded, then one more by one. */
final class Throttle {
  /** Good answers for one more request at a time. */
  private static final int GOOD = 20;

  private final int max;
  private int limit;
  private int busy;
  private int good;

  Throttle(int max) {
    this.max = max;
    this.limit = max;
  }

  synchronized void acquire() throws InterruptedException {
    while (busy >= limit) wait();
    busy++;
  }

  synchronized void release(boolean overloaded) {
    busy--;
    if (overloaded) {
      limit = Math.max(1, limit / 2);
      good = 0;
    } else if (limit < max && ++good % GOOD == 0) {
      limit++;
    }
    notifyAll();
  }
}
