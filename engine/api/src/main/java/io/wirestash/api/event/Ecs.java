package io.wirestash.api.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a component of an event record its Elastic Common Schema name, a dotted path from the document's root; for a
 * component of a nested record, from that record's object. On a method without parameters it adds a member that only
 * ECS has. Without this annotation a component gets its native name under the event type's name.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface Ecs {
  /** The name; {@code ""} leaves the component out of ECS documents. */
  String value();
}
