package io.wirestash.parser.mysql;

import io.wirestash.api.parser.Moment;

/**
 * A command that a client has sent.
 *
 * @param statement its SQL, or null
 * @param statementId of a prepared statement, or -1
 * @param target the database that INIT_DB chooses, or null
 * @param database in use when it was sent, or null
 */
record Request(
    Moment sent, Command command, Statement statement, long statementId, String target, String database) {

  /** With the number that the server gave to what was prepared, unless that is -1. */
  Request numbered(long id) {
    return id < 0 ? this : new Request(sent, command, statement, id, target, database);
  }

  /** With the SQL of the prepared statement, if that is known. */
  Request with(Statement prepared) {
    return prepared == null ? this : new Request(sent, command, prepared, statementId, target, database);
  }
}
