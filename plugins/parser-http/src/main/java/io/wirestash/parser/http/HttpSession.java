package io.wirestash.parser.http;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.parser.http.Framing.End;
import io.wirestash.parser.http.StartLines.Verdict;
import java.util.EnumSet;

/** One connection: its requests, its responses, and where the one kind belongs to the other. */
final class HttpSession implements ParserSession {
  /** After so many, bodies on this connection are not unpacked any more. */
  private static final int MAX_BOMBS = 3;

  private final SessionContext context;
  private final BodySettings settings;
  private final ThreadLocal<HeadReader> heads;
  private final Side requests = new Side(true);
  private final Side responses = new Side(false);
  private final Exchanges exchanges;
  private final LoginsOverHttp logins;
  private Exchange answered; // has interim responses, and waits for the final one
  private Exchange switching; // may end HTTP on this connection; the client waits for its response
  private boolean confirmed;
  private int bombs;

  HttpSession(SessionContext context, BodySettings settings, Secrets secrets, ThreadLocal<HeadReader> heads) {
    this.context = context;
    this.settings = settings;
    this.heads = heads;
    this.logins = new LoginsOverHttp(context, secrets);
    this.exchanges = new Exchanges(context, this::emit);
  }

  // ---- requests

  @Override
  public void fromClient(Cursor in) {
    if (requests.inBody()) {
      requests.body().read(in, heads.get());
      if (requests.body().ended()) requestEnded(true);
      return;
    }
    if (!requests.isSearching() && requests.readEmptyLine(in)) return;
    Verdict verdict = requests.startLine(in);
    if (switching != null && (verdict != Verdict.YES || switching.requestLine.isConnect())) waitForAnswer(in);
    else if (verdict == Verdict.YES) request(in);
    else if (verdict == Verdict.OLD) oldRequest(in);
    else foreign(in, requests);
  }

  private void request(Cursor in) {
    EnumSet<HttpAnomaly> anomalies = EnumSet.noneOf(HttpAnomaly.class);
    Head head = heads.get().message(in, anomalies);
    RequestLine line = RequestLine.of(head.startLine());
    confirm();
    Hosts.judge(line, head, anomalies);
    Framing framing = line.isConnect() ? Framing.NONE : Framing.ofRequest(head, line.version(), anomalies);
    request(in.moment(), line, new Message(head, anomalies), framing);
  }

  /** HTTP/0.9: the line is all there is. */
  private void oldRequest(Cursor in) {
    Head head = heads.get().startLine(in);
    RequestLine line = RequestLine.of(head.startLine());
    request(in.moment(), line, new Message(head, EnumSet.of(HttpAnomaly.NO_VERSION)), Framing.NONE);
  }

  private void request(Moment moment, RequestLine line, Message message, Framing framing) {
    requests.found();
    Exchange exchange = exchanges.ofRequest(moment);
    exchange.requestLine = line;
    exchange.request = message;
    logins.request(exchange, moment);
    hide(message.head());
    switching = exchange.asksToSwitch() && !exchange.responseEnded ? exchange : null;
    begin(requests, exchange, message, framing);
    if (framing.end() == End.NONE) requestEnded(exchange, true);
  }

  private void hide(Head head) {
    if (!settings.secrets()) HiddenSecrets.in(head);
  }

  private void begin(Side side, Exchange exchange, Message message, Framing framing) {
    if (framing.end() == End.NONE) side.begin();
    else side.begin(exchange, message, message.openBody(framing, settings, bombs < MAX_BOMBS));
  }

  private void requestEnded(boolean closed) {
    Exchange exchange = requests.finish(closed);
    requestEnded(exchange, exchange.request.isComplete());
  }

  private void requestEnded(Exchange exchange, boolean complete) {
    exchange.request.complete(complete);
    exchange.requestEnded = true;
    exchanges.requestEnded(exchange);
    if (exchange.isOver()) emit(exchange);
  }

  /** After CONNECT or Upgrade: whose bytes these are is known when the response is. */
  private void waitForAnswer(Cursor in) {
    if (in.complete()) in.skip(in.remaining());
    else in.require(in.remaining() + 1);
  }

  // ---- responses

  @Override
  public void fromServer(Cursor in) {
    if (responses.inBody()) {
      responses.body().read(in, heads.get());
      if (responses.body().ended()) responseEnded(true);
      return;
    }
    if (!responses.isSearching() && responses.readEmptyLine(in)) return;
    if (responses.startLine(in) == Verdict.YES) response(in);
    else if (!responses.hasBegun() && !responses.isSearching() && exchanges.areWaiting()) oldResponse(in);
    else foreign(in, responses);
  }

  private void response(Cursor in) {
    EnumSet<HttpAnomaly> anomalies = EnumSet.noneOf(HttpAnomaly.class);
    Head head = heads.get().message(in, anomalies);
    StatusLine line = StatusLine.of(head.startLine());
    confirm();
    responses.found();
    Exchange exchange = answered == null ? exchanges.ofResponse(in.moment()) : answered;
    answered = line.isInterim() ? exchange : null;
    if (line.isInterim()) {
      exchange.add(Interim.of(line, head));
      return;
    }
    if (exchange == switching) switching = null;
    exchange.statusLine = line;
    exchange.response = new Message(head, anomalies);
    logins.response(exchange);
    hide(head);
    Framing framing = Framing.ofResponse(head, line, exchange.requestLine, anomalies);
    begin(responses, exchange, exchange.response, framing);
    if (exchange.switches()) leave(exchange);
    else if (framing.end() == End.NONE) responseEnded(exchange, true);
  }

  /** HTTP/0.9: all bytes are the body. */
  private void oldResponse(Cursor in) {
    confirm();
    Exchange exchange = exchanges.ofResponse(in.moment());
    exchange.statusLine = StatusLine.OLD;
    exchange.response = new Message(Head.NONE, EnumSet.noneOf(HttpAnomaly.class));
    begin(responses, exchange, exchange.response, Framing.CLOSE);
    responses.body().read(in, heads.get());
  }

  private void responseEnded(boolean closed) {
    Exchange exchange = responses.finish(closed);
    responseEnded(exchange, exchange.response.isComplete());
  }

  private void responseEnded(Exchange exchange, boolean complete) {
    exchange.response.complete(complete);
    exchange.responseEnded = true;
    if (exchange.request == null) exchanges.withoutRequest(exchange);
    else if (exchange.isOver()) emit(exchange);
  }

  /** The connection carries something else from here on. */
  private void leave(Exchange exchange) {
    exchange.response.complete(true);
    exchanges.lostRequests();
    emit(exchange);
    logins.end();
    context.switchTo(Upgrades.protocol(exchange));
  }

  // ---- what is no message

  private void foreign(Cursor in, Side side) {
    boolean expected = side.isSearching();
    if (!confirmed && context.flow().fromStart()) {
      in.skip(in.remaining());
      throw in.malformed("not_http");
    }
    side.skip(in);
    if (confirmed && !expected) context.anomaly(HttpAnomaly.UNEXPECTED_BYTES.code());
  }

  private void confirm() {
    if (!confirmed) context.confirm();
    confirmed = true;
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    Side side = from == Direction.CLIENT ? requests : responses;
    boolean counted = side.inBody();
    if (counted) side.body().gap(missing);
    if (!counted) side.search();
    boolean messagesLost = !counted || side.body().lost();
    if (counted && side.body().ended()) ended(from, true);
    if (messagesLost && from == Direction.CLIENT) exchanges.lostRequests();
    if (messagesLost && from == Direction.SERVER) exchanges.lostResponses();
    return Recovery.RESUME;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    Side side = from == Direction.CLIENT ? requests : responses;
    if (side.inBody()) ended(from, cause == EndCause.FIN);
    if (from == Direction.SERVER && answered != null) emit(answered);
    if (from == Direction.SERVER) logins.end();
    exchanges.lostRequests(); // also when the server ends: the client may have done so before there was a session
  }

  private void ended(Direction from, boolean closed) {
    if (from == Direction.CLIENT) requestEnded(closed);
    else responseEnded(closed);
  }

  // ---- events

  private void emit(Exchange exchange) {
    if (exchange == switching) switching = null;
    if (exchange.emitted) return;
    exchange.emitted = true;
    if (exchange.response == null) logins.unanswered(exchange);
    EnumSet<HttpAnomaly> anomalies = exchange.anomalies();
    if (anomalies.contains(HttpAnomaly.DECOMPRESSION_BOMB)) bombs++;
    for (HttpAnomaly anomaly : anomalies) context.anomaly(anomaly.code());
    context.emit(exchange.start, HttpTransaction.of(exchange, anomalies));
  }
}
