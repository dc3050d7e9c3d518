package io.wirestash.api.output;

/** How events are encoded before they reach an output. */
public enum EventFormat {
  /** One JSON object with the product's own names. */
  NATIVE,
  /** One JSON object with Elastic Common Schema names. */
  ECS
}
