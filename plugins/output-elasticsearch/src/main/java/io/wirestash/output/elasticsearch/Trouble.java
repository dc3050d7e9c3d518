package io.wirestash.output.elasticsearch;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Tells an operator once when delivery stops and why, and once when it goes on. Any thread. */
final class Trouble {
  private final Consumer<String> tell;
  private String told;
  private long since;

  Trouble(Consumer<String> tell) {
    this.tell = tell;
  }

  synchronized void is(String what) {
    if (told == null) since = System.nanoTime();
    else if (told.equals(what)) return;
    told = what;
    tell.accept(what + "; trying again");
  }

  synchronized void over() {
    if (told == null) return;
    told = null;
    tell.accept("delivers again after " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since) + " s");
  }
}
