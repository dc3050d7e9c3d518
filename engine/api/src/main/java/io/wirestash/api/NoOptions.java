package io.wirestash.api;

/** The options of a component that has none. */
public record NoOptions() {}
