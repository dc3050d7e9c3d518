package io.wirestash.core.stream;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Pending;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The unanswered requests of one flow, oldest first, bounded by the protocol's limit. All of a worker's requests are also
 * linked by age ({@link PendingQueue}), so that the oldest of all can give way.
 */
final class PendingRequests<T> implements Pending<T> {
  /** One request, in its flow's list and in the worker's queue. */
  static final class Entry<T> {
    final PendingRequests<T> owner;
    final T request;
    final Direction from;
    final long nanos;
    final long packet;
    Entry<T> next;
    Entry<T> previous;
    Entry<?> queueNext;
    Entry<?> queuePrevious;

    Entry(PendingRequests<T> owner, T request, Direction from, long nanos, long packet) {
      this.owner = owner;
      this.request = request;
      this.from = from;
      this.nanos = nanos;
      this.packet = packet;
    }
  }

  private final ParserFlow flow;
  private final Consumer<T> lost;
  private Entry<T> first;
  private Entry<T> last;
  private int size;

  PendingRequests(ParserFlow flow, Consumer<T> lost) {
    this.flow = flow;
    this.lost = lost;
  }

  @Override
  public void add(T request) {
    Requests requests = flow.requests();
    if (size == flow.binding().spec().maxPending()) requests.lose(first);
    Scene now = requests.scene();
    Entry<T> entry = new Entry<>(this, request, now.direction, now.nanos, now.packet);
    entry.previous = last;
    if (last == null) first = entry;
    else last.next = entry;
    last = entry;
    size++;
    requests.waiting(entry);
  }

  @Override
  public T take() {
    if (first == null) return null;
    Entry<T> entry = first;
    remove(entry);
    return entry.request;
  }

  @Override
  public T take(Predicate<? super T> fits) {
    for (Entry<T> entry = first; entry != null; entry = entry.next) {
      if (!fits.test(entry.request)) continue;
      remove(entry);
      return entry.request;
    }
    return null;
  }

  @Override
  public int size() {
    return size;
  }

  void remove(Entry<T> entry) {
    if (entry.previous == null) first = entry.next;
    else entry.previous.next = entry.next;
    if (entry.next == null) last = entry.previous;
    else entry.next.previous = entry.previous;
    size--;
    flow.requests().answered(entry);
  }

  Entry<T> oldest() {
    return first;
  }

  ParserFlow flow() {
    return flow;
  }

  /** Tells the parser that nobody answered; the entry has been removed. */
  void tell(Entry<T> entry) {
    lost.accept(entry.request);
  }
}
