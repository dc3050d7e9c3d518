package io.wirestash.api.processor;

import io.wirestash.api.event.EventHead;

/**
 * A condition on events. As an option of a component it is an expression in the pipeline file, checked against the events
 * that the pipeline's parsers emit. Immutable; any thread.
 */
public interface EventCondition {
  boolean holds(EventHead event);
}
