package io.wirestash.parser.mysql;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** What came of a command, as part of an event. */
record Result(
    @Help("ok or error; absent if the end was not seen.") String status,
    @Help("Results, if there are several.") Integer results,
    @Help("Columns of the first result, or of what was prepared.") Integer columns,
    @Help("Rows of all results together.") Long rows,
    @Help("Values that what was prepared must be given.") Integer parameters,
    @Help("Rows changed.") Long affectedRows,
    @Help("The number that the server gave a new row.") Long insertId,
    @Help("Warnings.") int warnings,
    @Help("The server's words.") String info,
    @Help("The client's file that the server asked for (LOAD DATA LOCAL).") String file,
    @Help("The error's number.") Integer errorCode,
    @Help("SQLSTATE of the error.") String sqlState,
    @Help("The error in words.") @Ecs("") String errorMessage) {

  /** Of a single packet. */
  static Result of(Status status) {
    return of(status, null, null, null, null, null);
  }

  /** @param status null if the end was not seen */
  static Result of(Status status, Integer results, Integer columns, Long rows, Integer parameters, String file) {
    if (status == null) {
      return new Result(null, results, columns, rows, parameters, null, null, EventType.ABSENT, null, file, null,
          null, null);
    }
    if (status.failed()) {
      return new Result("error", results, columns, rows, parameters, null, null, EventType.ABSENT, null, file,
          status.error(), status.sqlState(), status.message());
    }
    boolean changes = status.affectedRows() >= 0 && rows == null;
    return new Result("ok", results, columns, rows, parameters,
        changes ? (Long) status.affectedRows() : null,
        status.insertId() > 0 ? (Long) status.insertId() : null,
        status.warnings(), status.message(), file, null, null, null);
  }

  /** With what the server says hidden, where it may repeat a password. */
  Result hidden() {
    if (errorMessage == null) return this;
    return new Result(status, results, columns, rows, parameters, affectedRows, insertId, warnings, info, file,
        errorCode, sqlState, Statement.withoutQuotes(errorMessage));
  }
}
