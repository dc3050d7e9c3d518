package io.wirestash.decoder.fragment;

/**
 * Which of two IPv4 fragments a receiver believes where both have a byte, by the positions of their ends: the behaviour
 * of operating systems as Paxson and Shankar, and later Sturges and Novak, found it by experiment.
 */
public enum OverlapPolicy {
  /** What came first stays. */
  FIRST,
  /** What came last replaces. */
  LAST,
  /** A new fragment replaces what begins where it begins, or behind. */
  LINUX,
  /** A new fragment replaces what lies entirely inside it. */
  WINDOWS,
  /** A new fragment replaces what begins behind its begin. */
  BSD,
  /** A new fragment replaces what begins behind its begin and ends no later. */
  SOLARIS;

  /** True if the new fragment wins; ranges are {@code from} inclusive to {@code end} exclusive. */
  boolean replaces(int from, int end, int oldFrom, int oldEnd) {
    return switch (this) {
      case FIRST -> false;
      case LAST -> true;
      case LINUX -> from <= oldFrom;
      case WINDOWS -> from < oldFrom && end > oldEnd;
      case BSD -> from < oldFrom;
      case SOLARIS -> from < oldFrom && end >= oldEnd;
    };
  }
}
