package io.wirestash.api.parser;

import java.util.Locale;

/** Why a flow, or one direction of it, ended. */
public enum EndCause {
  FIN,
  RST,
  /** No packet for longer than the time-out of its transport. */
  IDLE,
  /** A new connection used the same addresses and ports. */
  REUSED,
  /** Given up to keep within a memory or flow limit. */
  EVICTED,
  /** The input ended. */
  END;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The name in events. */
  public String text() {
    return text;
  }
}
