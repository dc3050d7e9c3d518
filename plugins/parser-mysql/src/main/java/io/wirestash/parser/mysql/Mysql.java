package io.wirestash.parser.mysql;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** A command with its result, or a login: from the client's packet, or the server's greeting, to the result. */
@EventType(
    value = "mysql",
    scope = EventType.Scope.TRANSACTION,
    category = {"network", "database"},
    type = {"access"})
@Help("A command with its result; a new connection's login is the command connect.")
record Mysql(
    @Help("connect, or the command: query, stmt_execute, change_user and so on.") String command,
    @Help("SQL; unless credentials are shown, *** may be a password. Of stmt_execute: what was prepared.")
        String statement,
    @Help("True if only the beginning of the statement is shown.") Boolean truncated,
    @Help("The server's number for a prepared statement.") Long statementId,
    @Help("User name, of a login.") @Ecs("user.name") String user,
    @Help("The database in use, as far as it was seen.") String database,
    @Help("What both sides told of themselves, of a login.") Handshake handshake,
    @Help("What came of it.") Result result,
    @Help("True if no result was seen.") Boolean unanswered,
    @Help("True if the capture lacks part of the result.") Boolean incomplete) {

  /** A login; the status is null if it was not seen, or is behind TLS. */
  static Mysql login(Command command, LoginRequest request, Handshake handshake, Status status) {
    Result result = status == null ? null : Result.of(status);
    return new Mysql(command.text(), null, null, null, request.user(), request.database(), handshake, result,
        status == null && !request.tls() ? true : null, null);
  }

  /** The server refused the connection before any login, or ended it in between. */
  static Mysql refusal(Status status) {
    return new Mysql(null, null, null, null, null, null, null, Result.of(status), null, null);
  }

  /** A command with its result, which is null for commands that get none. */
  static Mysql of(Request request, Result result) {
    return of(request, result, null, null);
  }

  static Mysql unanswered(Request request) {
    return of(request, null, true, null);
  }

  /** Bytes of the result were lost. */
  static Mysql incomplete(Request request, Result result) {
    return of(request, result, null, true);
  }

  private static Mysql of(Request request, Result result, Boolean unanswered, Boolean incomplete) {
    if (request == null) return new Mysql(null, null, null, null, null, null, null, result, unanswered, incomplete);
    Statement statement = request.statement();
    Long id = request.statementId() >= 0 ? (Long) request.statementId() : null;
    return new Mysql(request.command().text(), statement == null ? null : statement.text(),
        statement != null && statement.truncated() ? true : null, id, null, request.database(), null, result,
        unanswered, incomplete);
  }

  @Ecs("event.outcome")
  public String ecsOutcome() {
    if (result == null || result.status() == null) return "unknown";
    return result.errorCode() == null ? "success" : "failure";
  }

  @Ecs("error.code")
  public String ecsErrorCode() {
    return result == null || result.errorCode() == null ? null : Integer.toString(result.errorCode());
  }

  @Ecs("error.message")
  public String ecsErrorMessage() {
    return result == null ? null : result.errorMessage();
  }

  @Ecs("network.protocol")
  public String ecsProtocol() {
    return "mysql";
  }
}
