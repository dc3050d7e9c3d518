package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.parser.postgresql.Request.Kind;

/**
 * The queries on a connection, each with its answer; answers come in the order of the requests. A simple query ends
 * with ReadyForQuery; of the extended ones Parse and Execute have their own ends, and ReadyForQuery follows on Sync.
 */
final class Commands {
  private final SessionContext context;
  private final Pending<Request> pending;
  private final Statements statements;
  private Answer answer;
  private int overdue; // ends (ReadyForQuery) of requests that were given up, but may still come
  private String database;

  Commands(SessionContext context, Secrets secrets) {
    this.context = context;
    this.pending = context.pending(this::unanswered);
    this.statements = new Statements(secrets.shown());
  }

  void database(String name) {
    database = name;
  }

  /** A message of the client's. */
  void request(char type, Cursor body, Moment moment) {
    switch (type) {
      case 'Q' -> add(moment, Kind.QUERY, statements.simple(body), null, -1);
      case 'P' -> {
        String name = Fields.name(body);
        add(moment, Kind.PARSE, statements.parse(name, body), name, -1);
      }
      case 'B' -> statements.bind(body);
      case 'E' -> {
        Statements.Portal portal = statements.portal(Fields.name(body));
        add(moment, Kind.EXECUTE, portal.statement(), portal.statementName(), portal.parameters());
      }
      case 'C' -> statements.close(body);
      case 'S' -> add(moment, Kind.SYNC, null, null, -1);
      case 'F' -> add(moment, Kind.FUNCTION_CALL, null, null, -1);
      case 'D', 'H', 'X', 'c', 'f', 'p' -> {} // owed no answer that would tell more
      default -> throw body.malformed("unknown_message");
    }
  }

  private void add(Moment sent, Kind kind, Statement statement, String name, int parameters) {
    pending.add(new Request(sent, kind, statement, name, parameters, database));
  }

  /** A row was passed over. */
  void row() {
    if (current() != null) answer.row();
  }

  /** Copied data was passed over. */
  void copied(int bytes) {
    if (answer != null) answer.copied(bytes);
  }

  /** A message of the server's. */
  void reply(char type, Cursor body) {
    switch (type) {
      case 'Z' -> ready();
      case 'E' -> error(ServerError.read(body));
      case '1' -> finish(Kind.PARSE);
      case 'C' -> complete(Fields.text(body));
      case 'I' -> complete(null);
      case 's' -> {
        if (current() != null) answer.suspended();
        finish(Kind.EXECUTE);
      }
      case 'T' -> {
        int columns = body.u16();
        if (current() != null) answer.columns(columns);
      }
      case 'G', 'H', 'W' -> {
        if (current() != null) answer.copies();
      }
      case '2', '3', 'A', 'K', 'N', 'R', 'S', 'V', 'c', 'n', 't', 'v' -> {} // nothing that would tell more
      default -> throw body.malformed("unknown_message");
    }
  }

  /** The answer that goes on, or the next one's beginning; null if nothing was asked, or what was is given up. */
  private Answer current() {
    if (answer != null || overdue > 0) return answer;
    Request request = pending.take();
    if (request != null) answer = new Answer(request);
    return answer;
  }

  private void complete(String tag) {
    if (current() == null) return;
    if (tag != null) answer.tag(tag);
    finish(Kind.EXECUTE);
  }

  private void error(ServerError error) {
    if (current() == null) {
      if (overdue == 0) context.emit(Pgsql.unasked(Result.of(error)));
      return;
    }
    answer.error(error);
    if (!answer.request().kind().endsWithReady()) emit(true);
  }

  /** Ends the answer if it is to a request of this kind: others end with ReadyForQuery. */
  private void finish(Kind kind) {
    if (current() != null && answer.request().kind() == kind) emit(true);
  }

  /** All is answered up to the next request that ends so: what an error left is passed over by the server. */
  private void ready() {
    if (overdue > 0) {
      overdue--;
      return;
    }
    while (current() != null && !answer.request().kind().endsWithReady()) skip();
    if (answer != null) emit(true);
  }

  private void skip() {
    Request request = answer.request();
    answer = null;
    if (request.isOfInterest()) context.emit(request.sent(), Pgsql.of(request, Result.SKIPPED));
  }

  private void emit(boolean whole) {
    Answer done = answer;
    answer = null;
    context.confirm();
    if (!done.request().isOfInterest() && !done.failed()) return;
    Result result = done.result(whole);
    context.emit(done.request().sent(),
        whole ? Pgsql.of(done.request(), result) : Pgsql.incomplete(done.request(), result));
  }

  private void unanswered(Request request) {
    if (request.kind().endsWithReady()) overdue++;
    if (request.isOfInterest()) context.emit(Pgsql.of(request, null));
  }

  /** Bytes of the server's were lost, among them maybe the answers to all that was asked. */
  void gap() {
    overdue = 0;
    while (current() != null) emit(false);
  }

  /** The rest of the answer cannot come any more. */
  void lost() {
    if (answer != null) emit(false);
  }
}
