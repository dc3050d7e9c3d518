package io.wirestash.api.parser;

/**
 * A packet as a point in time.
 *
 * @param nanos nanoseconds since 1970
 * @param packet its number in the capture, from 1
 */
public record Moment(long nanos, long packet) {}
