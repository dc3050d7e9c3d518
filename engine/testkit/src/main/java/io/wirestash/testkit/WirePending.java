package io.wirestash.testkit;

import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Pending;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Requests that wait for their answers on a {@link Wire}. */
final class WirePending<T> implements Pending<T> {
  private record Waiting<T>(Moment since, T request) {}

  private final WireContext context;
  private final int most;
  private final long ageNanos;
  private final Consumer<T> lost;
  private final Deque<Waiting<T>> waiting = new ArrayDeque<>();

  WirePending(WireContext context, int most, long ageNanos, Consumer<T> lost) {
    this.context = context;
    this.most = most;
    this.ageNanos = ageNanos;
    this.lost = lost;
  }

  @Override
  public void add(T request) {
    context.changed("kept a request");
    waiting.add(new Waiting<>(context.now(), request));
    if (waiting.size() > most) lose();
  }

  @Override
  public T take() {
    if (waiting.isEmpty()) return null;
    context.changed("took a request");
    return waiting.remove().request();
  }

  @Override
  public T take(Predicate<? super T> fits) {
    for (Iterator<Waiting<T>> each = waiting.iterator(); each.hasNext(); ) {
      T request = each.next().request();
      if (!fits.test(request)) continue;
      context.changed("took a request");
      each.remove();
      return request;
    }
    return null;
  }

  @Override
  public int size() {
    return waiting.size();
  }

  void expire(long nanos) {
    while (!waiting.isEmpty() && nanos - waiting.peek().since().nanos() >= ageNanos) lose();
  }

  void loseAll() {
    while (!waiting.isEmpty()) lose();
  }

  private void lose() {
    Waiting<T> oldest = waiting.remove();
    context.lost(oldest.since(), () -> lost.accept(oldest.request()));
  }
}
