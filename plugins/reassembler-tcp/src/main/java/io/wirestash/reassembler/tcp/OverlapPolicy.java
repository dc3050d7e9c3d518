package io.wirestash.reassembler.tcp;

/**
 * Which of two segments a receiver believes where both have a byte and neither was delivered yet, by the positions of
 * their ends: how the TCP queues of operating systems behave. What was delivered always stays.
 */
public enum OverlapPolicy {
  /** What came first stays. */
  FIRST,
  /** What came last replaces. */
  LAST,
  /** A new segment replaces what begins behind its begin, or at it and ends before its end. */
  LINUX,
  /** A new segment replaces what begins behind its begin. */
  BSD,
  /** Vista and later keep what came first. */
  WINDOWS,
  /** Windows up to XP and 2003 behave as BSD. */
  WINDOWS_XP,
  /** A new segment replaces what ends before it does, or ends where it does without having begun earlier. */
  SOLARIS;

  /** True if positions matter, not only the order of arrival. */
  boolean byPosition() {
    return this != FIRST && this != LAST && this != WINDOWS;
  }

  /** True if the new segment wins; offsets {@code from} inclusive to {@code end} exclusive. */
  boolean replaces(int from, int end, int storedFrom, int storedEnd) {
    return switch (this) {
      case FIRST, WINDOWS -> false;
      case LAST -> true;
      case LINUX -> from < storedFrom || from == storedFrom && end > storedEnd;
      case BSD, WINDOWS_XP -> from < storedFrom;
      case SOLARIS -> solaris(from, end, storedFrom, storedEnd);
    };
  }

  private static boolean solaris(int from, int end, int storedFrom, int storedEnd) {
    if (from <= storedFrom) return end >= storedEnd;
    return end > storedEnd;
  }
}
