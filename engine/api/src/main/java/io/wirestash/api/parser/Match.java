package io.wirestash.api.parser;

/** A parser's answer to the first bytes of a flow. */
public enum Match {
  /** Certainly not this protocol. */
  NO,
  /** Possible: good enough on a port that hints at the protocol, not elsewhere. */
  TRY,
  /** Certain enough for any port. */
  YES,
  /**
   * Certainly this protocol, but spoken by the other side: the answer of a server that sent the first packet seen. The
   * roles are turned round if the beginning of the connection was not seen; otherwise the same as {@link #NO}.
   */
  REVERSED
}
