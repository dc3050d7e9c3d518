package io.wirestash.api.auth;

import io.wirestash.api.event.Help;
import java.util.List;

/** Why a result is believed that no message told: the login was encrypted, and only its outside was seen. */
public record Estimate(
    @Help("high, medium or low.") Confidence confidence,
    @Help("What was seen that speaks for the result.") List<String> evidence) {

  /** How sure a conclusion is. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH
  }
}
