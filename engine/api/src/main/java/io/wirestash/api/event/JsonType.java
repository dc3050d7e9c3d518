package io.wirestash.api.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a {@link JsonValue} writes, for the reference and for index mappings: {@code string} (assumed where nothing
 * is said), {@code integer}, {@code number}, {@code boolean}, {@code ip}, {@code object}, or several of these with
 * {@code |} between them. On the class, or on a component or method of an event, which then has the last word.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.METHOD})
public @interface JsonType {
  String value();
}
