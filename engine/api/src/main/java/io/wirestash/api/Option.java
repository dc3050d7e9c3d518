package io.wirestash.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Documents one component of an options record. The option's name is the record component's name in
 * {@code lower_snake_case}; its type decides how the YAML scalar is read: {@code String}, {@code boolean}, {@code int},
 * {@code long}, {@code double}, an enum (lower case in YAML), {@link java.time.Duration} ({@code 30s}), {@link ByteSize}
 * ({@code 4MiB}), {@link java.nio.file.Path} (relative to the pipeline file), or a {@code List} of one of these.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {
  /** What it does, one sentence. */
  String value();

  /** The default, written as in YAML. An option without default and not {@link #required} is null (or an empty list). */
  String fallback() default "";

  boolean required() default false;

  /** Smallest and largest value allowed, for numbers, sizes (bytes) and durations (milliseconds). */
  long min() default Long.MIN_VALUE;

  long max() default Long.MAX_VALUE;

  /** An example value, written as in YAML. */
  String example() default "";

  /** Never shown in {@code show}, logs or errors. */
  boolean secret() default false;
}
