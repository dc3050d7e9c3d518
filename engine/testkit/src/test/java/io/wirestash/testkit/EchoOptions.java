package io.wirestash.testkit;

import io.wirestash.api.Option;

/** Options of {@link EchoFactory}. */
public record EchoOptions(@Option(value = "What is wrong with the parser.", fallback = "nothing") Fault fault) {
  /** Mistakes that a contract must find. */
  public enum Fault {
    NOTHING,
    /** Believes the length. */
    OUT_OF_BOUNDS,
    /** Takes what is there for a message. */
    RELIES_ON_SEGMENTS,
    /** Keeps state that flows must not share. */
    REMEMBERS
  }
}
