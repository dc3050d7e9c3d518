package io.wirestash.parser.mongodb;

/**
 * What a request has to do with a login.
 *
 * @param kind of message
 * @param number from 1, within the attempt
 * @param attempt that it belongs to; null if it only prepares one
 */
record LoginStep(Kind kind, int number, Attempt attempt) {

  enum Kind {
    /** hello or isMaster, perhaps with the first step of a login in it. */
    HANDSHAKE,
    /** getnonce: asks for the challenge of MONGODB-CR. */
    NONCE,
    /** authenticate: all in one message. */
    WHOLE,
    /** saslStart, saslContinue. */
    SASL
  }

  boolean handshake() {
    return kind == Kind.HANDSHAKE;
  }
}
