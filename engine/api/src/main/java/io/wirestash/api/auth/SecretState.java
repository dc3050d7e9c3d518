package io.wirestash.api.auth;

/** What an event says of the password of a login. */
public enum SecretState {
  /** In clear text. */
  SHOWN,
  /** It was sent in the clear, and is not shown. */
  MASKED,
  /** Only what was derived from it was sent: an answer to a challenge, a proof, a hash. */
  HASHED,
  /** None was seen, or the pipeline drops them. */
  ABSENT
}
