package io.wirestash.parser.mysql;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.parser.mysql.Command.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The commands on a connection, each with its answer; answers come in the order of the commands. */
final class Commands {
  private static final int MOST_PREPARED = 64;

  /** Characters of a prepared statement that each event of its executions repeats. */
  private static final int REPEATED = 1000;

  private static final int MOST_NAME = 256;

  /** MariaDB: the statement prepared last, whose number the client need not know yet. */
  private static final long LAST_PREPARED = 0xffffffffL;

  private final SessionContext context;
  private final boolean shown;
  private final Pending<Request> pending;
  private final Map<Long, Statement> prepared = new LinkedHashMap<>();
  private Statement lastPrepared;
  private Reply reply;
  private int overdue; // answers to requests that were given up, but may still come
  private String database;

  Commands(SessionContext context, Secrets secrets) {
    this.context = context;
    this.shown = secrets.shown();
    this.pending = context.pending(this::unanswered);
  }

  void database(String name) {
    database = name;
  }

  /**
   * A command other than CHANGE_USER.
   *
   * @param packet after its first byte
   * @param attributes true if query attributes precede the SQL; null if that is not known
   */
  void request(Command command, Cursor packet, Moment moment, Boolean attributes) {
    if (command == Command.QUERY && (attributes == null ? QueryAttributes.areAt(packet) : attributes)) {
      QueryAttributes.skip(packet);
    }
    Statement statement = command.hasStatement() ? Statement.of(packet.rest(), shown) : null;
    long id = command.hasStatementId() ? packet.u32le() : -1;
    String target = command == Command.INIT_DB ? Fields.text(packet.rest(), MOST_NAME) : null;
    Request request = new Request(moment, command, statement, id, target, database);
    if (command.answer() != Answer.NONE) pending.add(request);
    else if (command != Command.STMT_SEND_LONG_DATA) context.emit(Mysql.of(complete(request), null));
    if (command == Command.STMT_CLOSE) prepared.remove(id);
  }

  /** True if the packets that the server sends may be rows. */
  boolean inRows() {
    return reply != null && reply.inRows();
  }

  void row() {
    reply.row();
  }

  /**
   * A packet of the server's.
   *
   * @param next true if its number is that of an answer's first packet
   * @param length of its payload, of which the head is here
   */
  void reply(Cursor packet, boolean next, int length) {
    if (next && (reply == null || reply.isUnbegun())) {
      lost(); // what could not be read
      begin();
    }
    if (reply == null) outOfTurn(packet);
    else if (reply.read(packet, length)) finish();
  }

  private void begin() {
    Request request = overdue > 0 ? null : pending.take();
    if (overdue > 0) overdue--;
    if (request != null) context.confirm();
    reply = new Reply(request);
  }

  /** The server may end a connection by an error that answers nothing; anything else belongs to what was lost. */
  private void outOfTurn(Cursor packet) {
    if (packet.remaining() > 0 && packet.peek() == Status.ERR) context.emit(Mysql.refusal(Status.read(packet)));
  }

  private void finish() {
    Reply done = reply;
    reply = null;
    Request request = done.request();
    if (request == null) {
      context.emit(Mysql.of(null, done.result()));
      return;
    }
    if (done.succeeded()) succeeded(request, done);
    context.emit(request.sent(), Mysql.of(complete(request).numbered(done.statementId()), done.result()));
  }

  private void succeeded(Request request, Reply done) {
    if (request.command() == Command.INIT_DB) database = request.target();
    if (request.command() == Command.STMT_PREPARE) keep(done.statementId(), request.statement().shortened(REPEATED));
  }

  private void keep(long id, Statement statement) {
    if (prepared.size() == MOST_PREPARED) prepared.remove(prepared.keySet().iterator().next());
    prepared.put(id, statement);
    lastPrepared = statement;
  }

  private Request complete(Request request) {
    if (request.statementId() < 0) return request;
    boolean last = request.statementId() == LAST_PREPARED;
    return request.with(last ? lastPrepared : prepared.get(request.statementId()));
  }

  private void unanswered(Request request) {
    overdue++;
    context.emit(Mysql.unanswered(complete(request)));
  }

  /** Bytes of the server's were lost, among them maybe the answers to all that was asked. */
  void gap() {
    lost();
    for (Request request = pending.take(); request != null; request = pending.take()) {
      context.emit(request.sent(), Mysql.incomplete(complete(request), null));
    }
    overdue = 0;
  }

  /** The rest of the answer cannot come any more. */
  void lost() {
    if (reply == null) return;
    Request request = reply.request();
    if (request != null) {
      context.emit(request.sent(), Mysql.incomplete(complete(request), reply.result()));
    }
    reply = null;
  }
}
