package io.wirestash.cli;

/** What the process ends with; from 64 up these are the numbers of BSD's {@code sysexits.h}. Never reused. */
final class ExitCode {
  static final int OK = 0;
  /** It ran, but a check failed: {@code --strict}, {@code --warnings-as-errors}. */
  static final int CHECK_FAILED = 1;
  /** Wrong command line. */
  static final int USAGE = 2;
  /** Input missing, unreadable or damaged. */
  static final int NO_INPUT = 66;
  /** A bug in the engine or a plugin. */
  static final int BUG = 70;
  /** Disk or I/O failure. */
  static final int IO = 74;
  /** Stopped before everything was drained. */
  static final int NOT_DRAINED = 75;
  /** No right to capture. */
  static final int NO_RIGHT = 77;
  /** Pipeline file invalid, plugin missing or incompatible. */
  static final int INVALID = 78;

  private ExitCode() {}
}
