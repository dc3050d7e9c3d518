package io.wirestash.core.pipeline;

import io.wirestash.core.ledger.Faults;

/** Why a run ends before its inputs do. The first reason counts. Any thread. */
final class Ending {
  private static final int BUG = 70;

  private volatile boolean stopped;
  private volatile boolean signalled;
  private String failure;
  private int code;

  /** Nobody wants more. */
  void stop() {
    stopped = true;
  }

  /** The user asked for it. */
  void signal() {
    signalled = true;
    stopped = true;
  }

  synchronized void fail(int code, String message) {
    if (failure == null) {
      failure = message;
      this.code = code;
    }
    stopped = true;
  }

  /** A failure of the engine itself. */
  void bug(Throwable e) {
    fail(BUG, "bug in the engine: " + Faults.description(e));
  }

  boolean stopped() {
    return stopped;
  }

  boolean signalled() {
    return signalled;
  }

  synchronized String failure() {
    return failure;
  }

  synchronized int code() {
    return code;
  }
}
