package io.wirestash.api.output;

/** How events are encoded before they reach an output. */
public enum EventFormat {
  /** One JSON object with the product's own names. */
  NATIVE,
  /** One JSON object with Elastic Common Schema names. */
  ECS,
  /** One line of text for people. */
  LINE,
  /** Lines of text, with payload as hexadecimal numbers and characters. */
  DUMP;

  /** True if an event is one JSON object on a line of its own; false if it is text, perhaps of several lines. */
  public boolean json() {
    return this == NATIVE || this == ECS;
  }
}
