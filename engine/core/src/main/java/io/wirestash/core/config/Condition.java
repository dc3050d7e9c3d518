package io.wirestash.core.config;

/** The {@code when} of an item: decides by an event's type. */
@FunctionalInterface
public interface Condition {
  boolean holds(String eventType);
}
