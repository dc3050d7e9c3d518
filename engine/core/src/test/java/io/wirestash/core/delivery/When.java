package io.wirestash.core.delivery;

import io.wirestash.api.event.EventHead;
import io.wirestash.core.condition.Condition;
import java.util.function.Predicate;

/** Conditions for tests. */
record When(Predicate<String> types, Predicate<EventHead> events) implements Condition {
  static Condition type(String type) {
    return new When(type::equals, null);
  }

  static Condition event(Predicate<EventHead> events) {
    return new When(type -> true, events);
  }

  @Override
  public boolean possible(String eventType) {
    return types.test(eventType);
  }

  @Override
  public boolean byTypeAlone() {
    return events == null;
  }

  @Override
  public boolean holds(EventHead event) {
    return possible(event.type()) && (events == null || events.test(event));
  }
}
