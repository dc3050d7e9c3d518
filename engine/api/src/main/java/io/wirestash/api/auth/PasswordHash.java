package io.wirestash.api.auth;

import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What was sent in place of a password, such that a guess can be checked without the server. */
public record PasswordHash(
    @Help("Notation of the value, such as mysqlna.") String format,
    @Help("The mode of hashcat that reads it.") int hashcatMode,
    @Help("Challenge, response and salt in this notation.") String value) {

  /** In a notation that hashcat does not know. */
  public static PasswordHash of(String format, String value) {
    return new PasswordHash(format, EventType.ABSENT, value);
  }
}
