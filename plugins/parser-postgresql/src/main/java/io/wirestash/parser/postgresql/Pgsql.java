package io.wirestash.parser.postgresql;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;
import java.util.Map;

/** A query with its result, or a login. From the client's message to the last of the server's about it. */
@EventType(
    value = "pgsql",
    scope = EventType.Scope.TRANSACTION,
    category = {"network", "database"},
    type = {"access"})
@Help("A query with its result; a connection's login is the command startup.")
record Pgsql(
    @Help("startup, cancel, query (simple), parse, execute, sync, function_call.") String command,
    @Help("SQL; *** stands for what may be a password unless credentials are shown. Of execute: what was parsed.")
        String statement,
    @Help("True if only the beginning of the statement is shown.") Boolean truncated,
    @Help("Name of the prepared statement.") String statementName,
    @Help("Values given to the statement.") Integer parameters,
    @Help("User name, of a login.") @Ecs("user.name") String user,
    @Help("The database in use, as far as it was seen.") String database,
    @Help("How the connection began, of a login.") Startup startup,
    @Help("What came of it.") Result result,
    @Help("True if no result was seen.") Boolean unanswered,
    @Help("True if the capture lacks part of the result.") Boolean incomplete) {

  /** A connection's beginning; the result is null if it was not seen, or is behind encryption. */
  static Pgsql startup(String user, String database, Startup startup, Result result) {
    Boolean unanswered = result == null && !startup.isEncrypted() ? true : null;
    return new Pgsql("startup", null, null, null, null, user, database, startup, result, unanswered, null);
  }

  static Pgsql cancel(int processId) {
    Startup request = new Startup(null, Map.of(), null, null, List.of(), Map.of(), null, processId);
    return new Pgsql("cancel", null, null, null, null, null, null, request, null, null, null);
  }

  /** A query; without a result it was not answered. */
  static Pgsql of(Request request, Result result) {
    return of(request, result, result == null ? true : null, null);
  }

  /** Bytes of the result were lost. */
  static Pgsql incomplete(Request request, Result result) {
    return of(request, result, null, true);
  }

  /** The server said something that answers nothing, such as that it shuts down. */
  static Pgsql unasked(Result result) {
    return new Pgsql(null, null, null, null, null, null, null, null, result, null, null);
  }

  private static Pgsql of(Request request, Result result, Boolean unanswered, Boolean incomplete) {
    Statement statement = request.statement();
    boolean named = request.statementName() != null && !request.statementName().isEmpty();
    return new Pgsql(request.kind().text(), statement == null ? null : statement.text(),
        statement != null && statement.truncated() ? true : null, named ? request.statementName() : null,
        request.parameters() < 0 ? null : (Integer) request.parameters(), null, request.database(), null, result,
        unanswered, incomplete);
  }

  @Ecs("event.outcome")
  public String ecsOutcome() {
    if (result == null || result.status() == null) return "unknown";
    return result.status().equals("ok") ? "success" : "failure";
  }

  @Ecs("error.code")
  public String ecsErrorCode() {
    return result == null || result.error() == null ? null : result.error().code();
  }

  @Ecs("error.message")
  public String ecsErrorMessage() {
    return result == null || result.error() == null ? null : result.error().message();
  }

  @Ecs("network.protocol")
  public String ecsProtocol() {
    return "pgsql";
  }
}
