package io.wirestash.core.config;

/** A place in a pipeline file; line and column from 1. {@code text} is the whole source line. */
public record Place(String file, int line, int column, int length, String text) {}
