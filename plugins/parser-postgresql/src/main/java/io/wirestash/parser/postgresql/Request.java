package io.wirestash.parser.postgresql;

import io.wirestash.api.parser.Moment;
import java.util.Locale;

/**
 * A message of the client's that the server owes an answer.
 *
 * @param statement its SQL, or null if it was not seen
 * @param statementName of a prepared statement, empty if that has none
 * @param parameters given to the statement, or -1
 * @param database in use, or null
 */
record Request(
    Moment sent, Kind kind, Statement statement, String statementName, int parameters, String database) {

  /** What is asked. */
  enum Kind {
    QUERY,
    PARSE,
    EXECUTE,
    SYNC,
    FUNCTION_CALL;

    private final String text = name().toLowerCase(Locale.ROOT);

    String text() {
      return text;
    }

    /** True if the answer ends with ReadyForQuery. */
    boolean endsWithReady() {
      return this == QUERY || this == SYNC || this == FUNCTION_CALL;
    }
  }

  /** True if an event is made of it even if all goes well. */
  boolean isOfInterest() {
    return kind == Kind.PARSE ? !statementName.isEmpty() : kind != Kind.SYNC;
  }
}
