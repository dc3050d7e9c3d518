package io.wirestash.core.condition;

import io.wirestash.api.processor.EventCondition;

/** A condition that tells what it depends on. */
public interface Condition extends EventCondition {
  /** False if it holds for no event of this type, whatever else the event says. */
  boolean possible(String eventType);

  /** True if the type decides alone, so that no event needs to be looked at. */
  boolean byTypeAlone();
}
