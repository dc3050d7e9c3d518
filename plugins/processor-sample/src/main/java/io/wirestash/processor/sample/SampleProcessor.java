package io.wirestash.processor.sample;

import io.wirestash.api.processor.Event;
import io.wirestash.api.processor.Processor;
import io.wirestash.processor.sample.SampleOptions.By;

/** Chooses by a hash of an id that is the same in every run, so that the choice is, too. Any thread. */
final class SampleProcessor implements Processor {
  private final int oneOf;
  private final By by;

  SampleProcessor(SampleOptions options) {
    oneOf = options.oneOf();
    by = options.by();
  }

  @Override
  public void process(Event event) {
    Object id = by == By.FLOW ? event.get("flow_id") : null;
    if (id == null) id = event.get("event_id"); // an event without flow is chosen by itself
    if (Integer.remainderUnsigned(mixed(id.hashCode()), oneOf) != 0) event.drop();
  }

  /** Spreads the hash of a short text over all numbers. */
  private static int mixed(int hash) {
    long spread = hash * 0x9e3779b97f4a7c15L;
    return (int) (spread >>> 32);
  }
}
