package io.wirestash.api.auth;

/** What a pipeline does with the passwords in its traffic: its key {@code credentials}. */
public enum Credentials {
  /** Their length, and an id that shows where the same one is used again. */
  MASK,
  /** In clear text, with all that lets a guess be checked offline. */
  SHOW,
  /** Not even that there was one. */
  DROP
}
