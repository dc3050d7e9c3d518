package io.wirestash.api.stream;

import java.util.Locale;

/** Why bytes of a stream were given up. */
public enum GapCause {
  /** The peer acknowledged them, so they were sent: the capture lost them. */
  ACKED,
  /** Too much time or too many packets have passed. */
  AGE,
  /** A memory limit was reached. */
  LIMIT,
  /** The capture holds less of a packet than was sent (snap length). */
  CUT,
  /** The stream has ended. */
  END;

  private final String text = name().toLowerCase(Locale.ROOT);

  public String text() {
    return text;
  }
}
