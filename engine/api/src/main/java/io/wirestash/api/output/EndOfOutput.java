package io.wirestash.api.output;

import java.io.IOException;

/** Whoever read the output has left, as {@code head} does: no error, but no use in going on. */
public final class EndOfOutput extends IOException {
  private static final long serialVersionUID = 1L;

  public EndOfOutput(String message) {
    super(message);
  }
}
