package io.wirestash.api.parser;

/** A parser's answer to the first bytes of a flow. */
public enum Match {
  /** Certainly not this protocol. */
  NO,
  /** Possible: good enough on a port that hints at the protocol, not elsewhere. */
  TRY,
  /** Certain enough for any port. */
  YES
}
