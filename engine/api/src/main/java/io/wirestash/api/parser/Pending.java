package io.wirestash.api.parser;

import java.util.function.Predicate;

/** Requests of one flow that wait for their answers, oldest first. */
public interface Pending<T> {
  /** Adds a request sent by the packet being read; if there are too many, the oldest counts as lost. */
  void add(T request);

  /** Removes and returns the oldest request, or null. */
  T take();

  /** Removes and returns the oldest request that fits, or null. */
  T take(Predicate<? super T> fits);

  int size();
}
