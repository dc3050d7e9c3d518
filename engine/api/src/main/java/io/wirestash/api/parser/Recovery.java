package io.wirestash.api.parser;

/** What a parser wants after bytes of its stream were lost. */
public enum Recovery {
  /** No further bytes of this direction. */
  STOP,
  /** Go on with the first byte after the gap. */
  RESUME
}
