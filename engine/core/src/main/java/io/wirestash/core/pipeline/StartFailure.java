package io.wirestash.core.pipeline;

/** The run could not start, for a reason outside the engine: shown to the user without a stack trace. */
public final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final int exitCode;

  public StartFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }
}
