package io.wirestash.core.config;

import io.wirestash.api.event.EventHead;

/** The {@code when} of an item: which events it takes. Immutable; any thread. */
public interface Condition {
  /** False if it holds for no event of this type, whatever else the event says. */
  boolean possible(String eventType);

  /** True if the type decides alone, so that no event needs to be looked at. */
  boolean byTypeAlone();

  boolean holds(EventHead event);
}
