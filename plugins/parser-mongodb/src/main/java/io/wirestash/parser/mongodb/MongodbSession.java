package io.wirestash.parser.mongodb;

import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;

/** One connection: answers name their requests, so each side is read for itself. After lost bytes a side ends. */
final class MongodbSession implements ParserSession {
  private final SessionContext context;
  private final MongodbLogins logins;
  private final Pending<Request> pending;
  private final MessageReader client;
  private final MessageReader server;
  private Request streamed; // its answers keep coming: each names the one before
  private int lastStreamed;

  MongodbSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.logins = new MongodbLogins(new Logins(context, secrets, "mongodb"));
    this.pending = context.pending(this::lost);
    this.client = new MessageReader(context);
    this.server = new MessageReader(context);
  }

  @Override
  public void fromClient(Cursor in) {
    Message message = client.read(in);
    if (message == null) return;
    Request request = Request.of(message, in.moment(), logins);
    context.confirm();
    if (request.client() != null) logins.client(request.client().software());
    if (request.answered()) pending.add(request);
    else context.emit(MongodbEvent.withoutReply(request));
  }

  @Override
  public void fromServer(Cursor in) {
    Message message = server.read(in);
    if (message == null) return;
    Request request = requestOf(message);
    Outcome outcome = Outcome.of(message, request != null && request.command() != null);
    if (request != null) consequences(request, message, outcome);
    Moment start = request == null ? in.moment() : request.sent();
    context.emit(start, MongodbEvent.answered(request, message, outcome));
  }

  private Request requestOf(Message answer) {
    int id = answer.header().responseTo();
    Request request = streamed != null && id == lastStreamed ? streamed : pending.take(waiting -> waiting.id() == id);
    streamed = answer.last() ? null : request;
    lastStreamed = answer.header().requestId();
    return request;
  }

  private void consequences(Request request, Message answer, Outcome outcome) {
    context.confirm();
    if (request.login() != null) logins.answered(request.login(), outcome, answer.body());
    if (!"buildInfo".equalsIgnoreCase(request.command()) || answer.body() == null) return;
    String version = answer.body().text("version");
    if (version != null) logins.server("MongoDB " + version);
  }

  private void lost(Request request) {
    context.emit(request.sent(), MongodbEvent.unanswered(request));
    if (request.login() != null) logins.lost(request.login());
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    logins.gap();
    return Recovery.STOP;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    MessageReader side = from == Direction.CLIENT ? client : server;
    if (cause == EndCause.FIN && side.unfinished()) context.anomaly("truncated");
    if (from == Direction.SERVER) logins.end();
  }
}
