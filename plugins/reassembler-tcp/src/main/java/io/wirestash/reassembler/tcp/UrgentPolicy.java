package io.wirestash.reassembler.tcp;

/** What becomes of the byte in front of an urgent pointer (RFC 6093 section 3). */
public enum UrgentPolicy {
  /** Taken out of the stream, as sockets do unless told otherwise. */
  OOB,
  /** Stays where it is. */
  INLINE
}
