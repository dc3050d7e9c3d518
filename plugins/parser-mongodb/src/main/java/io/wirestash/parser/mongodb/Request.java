package io.wirestash.parser.mongodb;

import io.wirestash.api.parser.Moment;
import java.util.Locale;
import java.util.Set;

/**
 * What a client asked, as it waits for the answer.
 *
 * @param command the name, or null of a legacy message that is none
 * @param login what it has to do with a login, or null
 * @param client what the client says of itself, in a handshake
 */
record Request(
    Moment sent,
    int id,
    Opcode opcode,
    Compressor compressor,
    String command,
    String database,
    String collection,
    int documents,
    boolean answered,
    LoginStep login,
    ClientMetadata client) {

  /** Commands whose value is a name, but not that of a collection. */
  private static final Set<String> NAME_SOMETHING_ELSE =
      Set.of("createuser", "updateuser", "dropuser", "grantrolestouser", "revokerolesfromuser", "usersinfo",
          "createrole", "updaterole", "droprole", "grantrolestorole", "revokerolesfromrole", "grantprivilegestorole",
          "revokeprivilegesfromrole", "rolesinfo", "getlog", "getparameter", "enablesharding", "ping", "hello",
          "ismaster");

  static Request of(Message message, Moment sent, MongodbLogins logins) {
    Bson body = message.body();
    boolean isCommand = message.opcode() == Opcode.OP_MSG || message.opcode() == Opcode.OP_COMMAND
        || message.opcode() == Opcode.OP_QUERY && MessageReader.isCommand(message.namespace());
    String command = isCommand ? command(message) : null;
    String database = message.namespace() == null ? null : part(message.namespace(), true);
    if (database == null && body != null) database = body.text("$db");
    LoginStep login = command == null || body == null ? null : logins.requested(command, database, body, sent);
    return new Request(
        sent,
        message.header().requestId(),
        message.opcode(),
        message.compressor(),
        command,
        database,
        isCommand ? collection(command, body) : part(message.namespace(), false),
        message.documents(),
        message.opcode().isAnswered() && message.last(),
        login,
        login == null || !login.handshake() ? null : ClientMetadata.of(body.document("client")));
  }

  private static String command(Message message) {
    if (message.command() != null) return message.command();
    return message.body() != null && message.body().rewind().next() ? message.body().name() : null;
  }

  /**
   * The value of the first element, which most commands are named after; a cursor's collection has an element of its
   * own.
   */
  private static String collection(String command, Bson body) {
    if (command == null || NAME_SOMETHING_ELSE.contains(command.toLowerCase(Locale.ROOT))) return null;
    String collection = body.text(command);
    return collection == null && command.equals("getMore") ? body.text("collection") : collection;
  }

  /** Database or collection of a namespace: what stands before or after its first dot. */
  private static String part(String namespace, boolean database) {
    if (namespace == null) return null;
    int dot = namespace.indexOf('.');
    if (dot < 0) return database ? namespace : null;
    return database ? namespace.substring(0, dot) : namespace.substring(dot + 1);
  }
}
