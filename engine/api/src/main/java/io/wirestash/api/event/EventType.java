package io.wirestash.api.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record an event. Its components are the members of the event's JSON object, in order, after the envelope
 * (type, time, addresses, ids), which the engine adds. Component names become {@code lower_snake_case}, without the final
 * underscore of names that Java reserves ({@code do_}); a null, an empty list or map, an {@code int} or {@code long} of
 * {@link #ABSENT}, and a {@code double} that is not finite are left out.
 *
 * <p>A component may be a {@code String}, {@code boolean}, {@code int}, {@code long}, {@code double}, their boxed forms,
 * an enum (its lower-case name), a {@link JsonValue}, a record without {@code @EventType} (an object), or a {@code List}
 * or {@code Map<String, …>} of these.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EventType {
  /** The value for an absent number. */
  int ABSENT = Integer.MIN_VALUE;

  /** The event's name: {@code type} in native JSON, {@code event.dataset} in ECS. */
  String value();

  Scope scope() default Scope.MESSAGE;

  /** ECS {@code event.category}. */
  String[] category() default {"network"};

  /** ECS {@code event.type}. */
  String[] type() default {"info"};

  /** ECS {@code event.action}; the type's name unless said otherwise. */
  String action() default "";

  /** What an event is about. */
  enum Scope {
    /** One message: {@code ts}, and source and destination of its packet. */
    MESSAGE,
    /** A span of time: {@code ts_start}, {@code ts_end}, and the client as source. */
    TRANSACTION
  }
}
