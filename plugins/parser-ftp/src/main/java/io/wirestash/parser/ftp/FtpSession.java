package io.wirestash.parser.ftp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Lines;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.api.parser.Slice;
import io.wirestash.parser.ftp.DataChannel.Mode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** A control connection: pairs commands with their replies, in order (RFC 959 section 5.4). */
final class FtpSession implements ParserSession {
  private final SessionContext context;
  private final FtpLogins logins;
  private final DataConnections data;
  private final boolean showsSecrets;
  private final Lines clientLines = new Lines(FtpParser.MAX_LINE);
  private final Lines serverLines = new Lines(FtpParser.MAX_LINE);
  private final ReplyReader replies = new ReplyReader();
  private final WorkingDirectory folder = new WorkingDirectory();
  private final Pending<Exchange> pending;

  /** Answered while their data connections went on. */
  private final Deque<Exchange> transferring = new ArrayDeque<>();

  private Exchange running; // has had a preliminary reply
  private boolean greeted; // the server has said something else than to wait
  private boolean midLine; // a gap may have left the end of a line

  /** @param showsSecrets true if replies may repeat passwords */
  FtpSession(SessionContext context, FtpLogins logins, DataConnections data, boolean showsSecrets) {
    this.context = context;
    this.showsSecrets = showsSecrets;
    this.logins = logins;
    this.data = data;
    pending = context.pending(this::unanswered);
  }

  // ---- the client

  @Override
  public void fromClient(Cursor in) {
    Slice line = clientLines.next(in);
    if (line == null) return;
    settle(false);
    Command command = Command.of(line);
    if (isRemainder(command) || command.name().isEmpty()) return;
    if (clientLines.tooLong()) context.anomaly("line_too_long");
    if (command.verb() != null) context.confirm();
    pending.add(begin(command, in.moment()));
  }

  /** After a gap only a known command is believed: anything else may be the end of one, even of a password. */
  private boolean isRemainder(Command command) {
    boolean remainder = midLine && command.verb() == null;
    midLine = false;
    return remainder;
  }

  private Exchange begin(Command command, Moment sent) {
    LoginAttempt login = logins.command(command, sent);
    String argument = command.shownArgument();
    boolean file = command.verb() != null && command.verb().namesFile() && argument != null;
    return new Exchange(command, file ? folder.resolve(argument) : null, logins.user(), sent, login,
        showsSecrets);
  }

  private void unanswered(Exchange exchange) {
    if (exchange.login != null) exchange.login.unknown();
    emit(exchange);
  }

  // ---- the server

  @Override
  public void fromServer(Cursor in) {
    Slice line = serverLines.next(in);
    if (line == null) return;
    if (!replies.inReply() && !ReplyReader.hasCode(line)) throw in.malformed("reply_without_code");
    settle(false);
    Reply reply = replies.line(line);
    if (reply == null) return;
    context.confirm();
    boolean greeting = !greeted && reply.isGreeting(); // whatever an impatient client has sent before it
    Exchange exchange = greeting ? null : answered(reply);
    greeted |= !reply.isPreliminary();
    if (exchange == null) unasked(reply);
    else if (reply.isPreliminary()) preliminary(exchange, reply.without(exchange.hidden));
    else complete(exchange, reply.without(exchange.hidden));
  }

  /** What the reply is for: the command that runs; a STAT meanwhile; else the next one. */
  private Exchange answered(Reply reply) {
    if (running == null) return pending.take();
    boolean status = reply.code() >= 211 && reply.code() <= 213; // RFC 959 section 4.1.3: STAT during a transfer
    Exchange asked = status ? pending.take(exchange -> exchange.verb == Verb.STAT) : null;
    return asked == null ? running : asked;
  }

  private void unasked(Reply reply) {
    if (reply.code() == Reply.READY) logins.greeted(reply.firstLine().strip());
    context.emit(new FtpExchange(null, null, List.of(), reply, logins.user(), null, null, null, null));
  }

  private void preliminary(Exchange exchange, Reply reply) {
    exchange.preliminary(reply);
    running = exchange;
    serve(exchange);
  }

  private void complete(Exchange exchange, Reply reply) {
    if (exchange == running) running = null;
    else serve(exchange);
    exchange.reply(reply);
    act(exchange, reply);
    if (exchange.isTransferring()) transferring.add(exchange);
    else emit(exchange);
    if (transferring.size() > FtpParser.MAX_PENDING) emit(transferring.remove());
  }

  private void serve(Exchange exchange) {
    boolean first = exchange.verb != null && exchange.verb.usesData() && !exchange.isServed();
    if (first) exchange.data(data.take());
  }

  /** What the last reply to a command changes. */
  private void act(Exchange exchange, Reply reply) {
    if (exchange.verb == null) return;
    switch (exchange.verb) {
      case USER -> logins.userReplied(exchange.sent, reply);
      case PASS, ACCT -> decide(exchange, reply);
      case AUTH -> secure(exchange, reply);
      case PORT -> agree(exchange, Mode.ACTIVE, HostPort.ofPort(argument(exchange)));
      case EPRT -> agree(exchange, Mode.EXTENDED_ACTIVE, HostPort.ofExtendedPort(argument(exchange)));
      default -> {
        if (reply.isPositive()) accepted(exchange, reply);
      }
    }
  }

  private void decide(Exchange exchange, Reply reply) {
    if (exchange.login != null) logins.decided(exchange.login, reply);
  }

  /** RFC 4217 section 4.3: TLS begins after 234. */
  private void secure(Exchange exchange, Reply reply) {
    String mechanism = exchange.argument == null ? "" : exchange.argument.toUpperCase(Locale.ROOT);
    if (reply.code() != Reply.SECURITY_ACCEPTED || !mechanism.startsWith("TLS") && !mechanism.startsWith("SSL")) return;
    if (pending.size() > 0) context.anomaly("tls_injection"); // sent in the clear, to be read as if it were not
    exchange.encryptedAfter();
    settle(true);
    logins.encrypted(exchange.sent, exchange.argument);
    context.switchTo("tls");
  }

  private void accepted(Exchange exchange, Reply reply) {
    switch (exchange.verb) {
      case PASV -> {
        if (reply.code() != Reply.ENTERING_PASSIVE) return;
        agree(exchange, Mode.PASSIVE, HostPort.ofPassive(reply.text()));
      }
      case EPSV -> {
        if (reply.code() != Reply.ENTERING_EXTENDED_PASSIVE) return; // EPSV ALL is only a promise
        agree(exchange, Mode.EXTENDED_PASSIVE, HostPort.ofExtendedPassive(reply.text()));
      }
      case CWD, XCWD -> folder.change(exchange.argument);
      case CDUP, XCUP -> folder.up();
      case PWD, XPWD -> folder.told(reply.text());
      case REIN -> restart();
      case CLNT, CSID -> logins.client(exchange.argument);
      default -> {}
    }
  }

  private void agree(Exchange exchange, Mode mode, HostPort said) {
    exchange.channel(data.announce(mode, said, exchange.isAccepted()));
  }

  private static String argument(Exchange exchange) {
    return exchange.argument == null ? "" : exchange.argument.strip();
  }

  private void restart() {
    logins.forgetUser();
    folder.forget();
  }

  // ---- loss and end

  @Override
  public Recovery gap(Direction from, long missing) {
    logins.gap();
    if (from == Direction.CLIENT) {
      clientLines.restart();
      midLine = true;
      return Recovery.RESUME;
    }
    serverLines.restart();
    replies.restart();
    giveUpReplies(); // who knows which of them are lost: a later reply must not go to an earlier command
    return Recovery.RESUME;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (from == Direction.CLIENT) return;
    giveUpReplies();
    settle(true);
    logins.end();
  }

  private void giveUpReplies() {
    if (running != null) emit(running);
    running = null;
    for (Exchange exchange = pending.take(); exchange != null; exchange = pending.take()) unanswered(exchange);
  }

  /** Emits transfers that have ended since their last reply, or all. */
  private void settle(boolean all) {
    while (!transferring.isEmpty() && (all || !transferring.peek().isTransferring())) emit(transferring.remove());
  }

  private void emit(Exchange exchange) {
    context.emit(exchange.sent, exchange.event());
  }
}
