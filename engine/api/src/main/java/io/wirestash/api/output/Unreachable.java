package io.wirestash.api.output;

import java.io.IOException;

/** The destination cannot be reached, or refuses who we are: the run does not start, with an exit code of its own. */
public final class Unreachable extends IOException {
  private static final long serialVersionUID = 1L;

  public Unreachable(String message) {
    super(message);
  }
}
