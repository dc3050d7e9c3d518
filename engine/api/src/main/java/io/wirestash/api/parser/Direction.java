package io.wirestash.api.parser;

/** Whose bytes these are. The client is who spoke first or asked. */
public enum Direction {
  CLIENT,
  SERVER;

  public Direction other() {
    return this == CLIENT ? SERVER : CLIENT;
  }
}
