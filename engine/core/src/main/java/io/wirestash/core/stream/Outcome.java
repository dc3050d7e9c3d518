package io.wirestash.core.stream;

/** How a call of a parser session ended. */
enum Outcome {
  /** It read a message, or a part of a body. */
  READ,
  /** The message is not complete: the call is made again when more bytes came. */
  WAITING,
  /** The bytes break the protocol's rules. */
  FAULTY,
  /** The parser has a bug: its session was stopped. */
  BROKEN
}
