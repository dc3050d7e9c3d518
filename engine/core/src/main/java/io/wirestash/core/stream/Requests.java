package io.wirestash.core.stream;

import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.ledger.Tally;
import io.wirestash.core.stream.PendingRequests.Entry;

/** The unanswered requests of one worker: bounded together, lost when they are too old. */
final class Requests {
  private final Emission emission;
  private final Tally counters;
  private final int most;
  private final PendingQueue queue = new PendingQueue();
  private FlowTable table;

  /** @param most requests that wait for answers at a time */
  Requests(Emission emission, Tally counters, int most) {
    this.emission = emission;
    this.counters = counters;
    this.most = most;
  }

  void table(FlowTable table) {
    this.table = table;
  }

  Scene scene() {
    return emission.scene();
  }

  /** A request waits: its flow is woken when it is too old, and the oldest of all gives way if there are too many. */
  void waiting(Entry<?> entry) {
    queue.add(entry);
    ParserFlow parsed = entry.owner.flow();
    table.wakeAt(parsed.tracked(), entry.nanos + parsed.binding().pendingNanos());
    if (queue.size() <= most) return;
    counters.add("requests_pushed_out");
    lose(queue.oldest());
  }

  void answered(Entry<?> entry) {
    queue.remove(entry);
  }

  /** The flow's requests that are too old are lost. */
  void expire(ParserFlow parsed, long now) {
    PendingRequests<?> pending = parsed.pendingRequests();
    if (pending == null) return;
    long age = parsed.binding().pendingNanos();
    while (pending.oldest() != null && pending.oldest().nanos + age <= now) lose(pending.oldest());
    if (pending.oldest() != null) table.wakeAt(parsed.tracked(), pending.oldest().nanos + age);
  }

  /** Removes a request that nobody answered and lets the parser tell about it, as of the request's own packet. */
  <T> void lose(Entry<T> entry) {
    PendingRequests<T> owner = entry.owner;
    owner.remove(entry);
    Scene about = Scene.later(owner.flow().tracked(), entry.from, entry.nanos, entry.packet);
    emission.aside(about, owner.flow().binding(), () -> owner.tell(entry));
  }

  void loseAll(ParserFlow parsed) {
    PendingRequests<?> pending = parsed.pendingRequests();
    while (pending != null && pending.oldest() != null) lose(pending.oldest());
  }
}
