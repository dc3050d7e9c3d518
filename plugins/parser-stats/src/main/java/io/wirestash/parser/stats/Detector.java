package io.wirestash.parser.stats;

/**
 * Finds one kind of trouble by counting. Stateless: each worker counts into a table of its own, and what all workers
 * have counted is judged key by key.
 */
interface Detector {
  /** Numbers that are kept of a key. */
  int columns();

  /** Sets that are kept of a key. */
  int sets();

  default void packet(Sighting seen, Tally counts) {}

  default void login(Login login, Tally counts) {}

  /** What this is a sign of, or null if it is in order. */
  Finding judge(Evidence seen);
}
