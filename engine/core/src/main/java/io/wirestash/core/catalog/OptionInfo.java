package io.wirestash.core.catalog;

/**
 * One option of a component, from the index.
 *
 * @param type {@code string boolean int long double duration size path}, {@code enum:a|b|c}, or {@code list:} and one
 *     of these
 * @param fallback the default as written in YAML, or null
 * @param min smallest value: of a size in bytes, of a duration in milliseconds
 * @param max largest value, in the same units
 * @param example a value as written in YAML, or null
 */
public record OptionInfo(
    String name,
    String type,
    String fallback,
    boolean required,
    boolean secret,
    long min,
    long max,
    String help,
    String example) {}
