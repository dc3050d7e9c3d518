package io.wirestash.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a component on its {@link ComponentFactory}. Read at build time into the jar's component index, so that
 * {@code list}, {@code describe} and {@code validate} run no plugin code.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface Component {
  Kind kind();

  /** The name in pipeline files: {@code lower_snake_case}. */
  String name();

  /** One sentence for {@code engine list}. */
  String summary();

  /**
   * The records this component emits, each annotated with {@link io.wirestash.api.event.EventType}; of a processor, those
   * whose members it adds to events.
   */
  Class<? extends Record>[] emits() default {};

  /** True for a component that {@code all} leaves out: it is too much for who did not name it. */
  boolean onRequest() default false;
}
