package io.wirestash.bench;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** The engine as one session sees it: keeps the last event. */
final class Recorder implements SessionContext {
  private final Flow flow;
  private Record last;

  Recorder(Flow flow) {
    this.flow = flow;
  }

  Record last() {
    return last;
  }

  @Override
  public void emit(Record event) {
    last = event;
  }

  @Override
  public void emit(Moment start, Record event) {
    last = event;
  }

  @Override
  public void anomaly(String code) {
    throw new IllegalStateException(code);
  }

  @Override
  public void confirm() {}

  @Override
  public <T> Pending<T> pending(Consumer<T> lost) {
    return new Requests<>();
  }

  @Override
  public void switchTo(String protocol) {}

  @Override
  public void done() {}

  @Override
  public void expect(Direction listener, int port, Function<SessionContext, ParserSession> open) {}

  @Override
  public Flow flow() {
    return flow;
  }

  private static final class Requests<T> implements Pending<T> {
    private final Queue<T> waiting = new ArrayDeque<>(2);

    @Override
    public void add(T request) {
      waiting.add(request);
    }

    @Override
    public T take() {
      return waiting.poll();
    }

    @Override
    public T take(Predicate<? super T> fits) {
      for (Iterator<T> each = waiting.iterator(); each.hasNext(); ) {
        T request = each.next();
        if (!fits.test(request)) continue;
        each.remove();
        return request;
      }
      return null;
    }

    @Override
    public int size() {
      return waiting.size();
    }
  }
}
