package io.wirestash.parser.redis;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import java.util.List;

/** A command with its reply, or either of them alone, or what the server sent unasked. */
@EventType(
    value = "redis",
    scope = EventType.Scope.TRANSACTION,
    category = {"network", "database"},
    type = "access")
@Help("A Redis command with its reply, a published message, or a command that another client or a primary passed on.")
record RedisEvent(
    @Help("The command in capitals, such as GET or CONFIG SET.") String command,
    @Help("Its first 16 arguments; passwords as *** unless credentials are shown.") List<String> arguments,
    @Help("How many arguments it has.") int argumentsCount,
    @Help("Its first key.") String key,
    @Help("True if it was sent as a line of text.") Boolean inline,
    @Help("status, error, integer, string, null, array, map, set, double, boolean ...; of a replica: snapshot.")
        String replyType,
    @Help("The reply if it is one value.") String reply,
    @Help("Bytes of a string, values of an array or set, pairs of a map.") long replySize,
    @Help("The first 16 values in an array, map or set.") List<String> replyItems,
    @Help("What kind of error: ERR, WRONGPASS, NOAUTH ...") @Ecs("error.code") String errorPrefix,
    @Help("True if the client had asked for no replies.") Boolean noReply,
    @Help("True if the reply was not seen.") Boolean unanswered,
    @Help("Where the command comes from if not from this client: monitor, replication.") String origin,
    @Help("Address of the client that a MONITOR tells of.") String monitoredClient,
    PubSub pubsub,
    @Help("Database that is selected after the command, if known.") int databaseIndex,
    @Help("Version of the protocol after the command: 2 or 3.") int respVersion,
    @Help("User who has logged in.") @Ecs("user.name") String aclUser,
    @Help("The name that the client gave to the connection.") String clientName) {

  /** Why command and reply are not together, and where the command comes from. */
  private record Circumstances(Boolean noReply, Boolean unanswered, String origin, String monitoredClient) {
    static final Circumstances USUAL = new Circumstances(null, null, null, null);
    static final Circumstances NO_REPLY = new Circumstances(Boolean.TRUE, null, null, null);
    static final Circumstances UNANSWERED = new Circumstances(null, Boolean.TRUE, null, null);
    static final Circumstances REPLICATED = new Circumstances(null, null, "replication", null);

    static Circumstances monitored(String from) {
      return new Circumstances(null, null, "monitor", from);
    }
  }

  /** @param command null if it was not seen */
  static RedisEvent answered(Command command, Reply reply, ClientState client) {
    return of(command, reply, Circumstances.USUAL, null, client);
  }

  static RedisEvent withoutReply(Command command, ClientState client) {
    return of(command, null, Circumstances.NO_REPLY, null, client);
  }

  static RedisEvent unanswered(Command command, ClientState client) {
    return of(command, null, Circumstances.UNANSWERED, null, client);
  }

  static RedisEvent published(PubSub pubsub, ClientState client) {
    return of(null, null, Circumstances.USUAL, pubsub, client);
  }

  static RedisEvent replicated(Command command, ClientState client) {
    return of(command, null, Circumstances.REPLICATED, null, client);
  }

  /** The data set as it was when a replica came. */
  static RedisEvent snapshot(long bytes, ClientState client) {
    return of(null, new Reply("snapshot", null, bytes, List.of(), null), Circumstances.REPLICATED, null, client);
  }

  /** @param from address of the client whose command this is */
  static RedisEvent monitored(Command command, String from, ClientState client) {
    return of(command, null, Circumstances.monitored(from), null, client);
  }

  private static RedisEvent of(
      Command command, Reply reply, Circumstances circumstances, PubSub pubsub, ClientState client) {
    boolean asked = command != null;
    boolean told = reply != null;
    return new RedisEvent(
        asked ? command.name() : null,
        asked ? command.arguments() : null,
        asked ? command.count() : EventType.ABSENT,
        asked ? command.key() : null,
        asked && command.inline() ? Boolean.TRUE : null,
        told ? reply.type() : null,
        told ? reply.text() : null,
        told ? reply.size() : EventType.ABSENT,
        told ? reply.items() : null,
        told ? reply.code() : null,
        circumstances.noReply(),
        circumstances.unanswered(),
        circumstances.origin(),
        circumstances.monitoredClient(),
        pubsub,
        client.database(),
        client.respVersion(),
        client.user(),
        client.name());
  }

  @Ecs("event.outcome")
  String ecsOutcome() {
    return replyType == null ? "unknown" : replyType.equals("error") ? "failure" : "success";
  }
}
