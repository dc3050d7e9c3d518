package io.wirestash.api.auth;

/** How a login attempt ended. */
public enum LoginResult {
  SUCCESS,
  FAILURE,
  /** The answer was not seen, or does not tell. */
  UNKNOWN
}
