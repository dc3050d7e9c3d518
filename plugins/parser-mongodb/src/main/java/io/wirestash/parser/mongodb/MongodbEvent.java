package io.wirestash.parser.mongodb;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;

/** A command, or a legacy message, with its answer; or one of them alone. */
@EventType(
    value = "mongodb",
    scope = EventType.Scope.TRANSACTION,
    category = {"network", "database"},
    type = "access")
@Help("A MongoDB command or legacy message with its answer.")
record MongodbEvent(
    @Help("What carried the request: OP_MSG, OP_QUERY, OP_INSERT ...") String opcode,
    @Help("How the request was packed: snappy, zlib, zstd.") String compressor,
    @Help("The command, as it is sent: find, insert, isMaster.") String command,
    @Help("The database.") String database,
    @Help("The collection.") String collection,
    @Help("Documents that came with the request besides the command: rows to insert, updates, deletes.") int documents,
    @Help("Whether the command succeeded.") Boolean ok,
    @Help("Number of the error.") @Ecs("") int code,
    @Help("Its name, such as AuthenticationFailed.") String codeName,
    @Help("The error in words.") @Ecs("error.message") String errmsg,
    @Help("Documents that the answer brings.") int returned,
    @Help("Documents found, inserted or changed: the answer's n.") long affected,
    @Help("True if the client asked for no answer.") Boolean noReply,
    @Help("True if the answer was not seen.") Boolean unanswered,
    @Help("The login step that the command is.") AuthStep auth,
    @Help("What the client says of itself.") ClientMetadata clientMetadata,
    @Help("What the server says of itself.") Topology topology) {

  /** What a command does for a login. */
  record AuthStep(
      @Help("SCRAM-SHA-256, MONGODB-X509, PLAIN ...") String mechanism,
      @Help("Ordinal of the client's message, from 1.") int step,
      @Help("Rounds of hashing that SCRAM asks for.") int iterations) {

    static AuthStep of(LoginStep step) {
      if (step == null || step.attempt() == null) return null;
      return new AuthStep(step.attempt().mechanism(), step.number(), step.attempt().iterations());
    }
  }

  /** @param request null if it was not seen */
  static MongodbEvent answered(Request request, Message answer, Outcome outcome) {
    boolean handshake = request != null && request.login() != null && request.login().handshake();
    Topology topology = handshake && answer.body() != null ? Topology.of(answer.body()) : null;
    if (request == null) return of(answer.opcode(), null, outcome, null, null, null);
    return of(request.opcode(), request, outcome, null, null, topology);
  }

  static MongodbEvent withoutReply(Request request) {
    return of(request.opcode(), request, null, Boolean.TRUE, null, null);
  }

  static MongodbEvent unanswered(Request request) {
    return of(request.opcode(), request, null, null, Boolean.TRUE, null);
  }

  private static MongodbEvent of(
      Opcode opcode, Request request, Outcome outcome, Boolean noReply, Boolean unanswered, Topology topology) {
    boolean asked = request != null;
    boolean told = outcome != null;
    return new MongodbEvent(
        opcode.name(),
        asked && request.compressor() != null ? request.compressor().text() : null,
        asked ? request.command() : null,
        asked ? request.database() : null,
        asked ? request.collection() : null,
        asked && request.documents() > 0 ? request.documents() : EventType.ABSENT,
        told ? outcome.ok() : null,
        told ? outcome.code() : EventType.ABSENT,
        told ? outcome.codeName() : null,
        told ? outcome.errmsg() : null,
        told ? outcome.returned() : EventType.ABSENT,
        told ? outcome.affected() : EventType.ABSENT,
        noReply,
        unanswered,
        asked ? AuthStep.of(request.login()) : null,
        asked ? request.client() : null,
        topology);
  }

  @Ecs("event.code")
  String ecsCode() {
    return code == EventType.ABSENT ? null : Integer.toString(code);
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    return ok == null ? "unknown" : ok ? "success" : "failure";
  }
}
