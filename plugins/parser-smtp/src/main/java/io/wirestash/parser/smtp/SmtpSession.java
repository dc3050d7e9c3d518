package io.wirestash.parser.smtp;

import io.wirestash.api.auth.Logins;
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

/**
 * A connection: commands with their replies, in order, and messages between them. A client may send several commands
 * before their replies (RFC 2920), so what they mean is decided as they come, and corrected by the replies.
 */
final class SmtpSession implements ParserSession {
  private static final int TLS_HANDSHAKE = 0x16;

  private final SessionContext context;
  private final Logins logins;
  private final Lines clientLines = new Lines(SmtpParser.MAX_LINE);
  private final Lines serverLines = new Lines(SmtpParser.MAX_LINE);
  private final ReplyReader replies = new ReplyReader();
  private final Facts facts = new Facts();
  private final MessageInput input;
  private final Pending<Exchange> pending;

  private Exchange challenged; // an AUTH that has had a challenge
  private AuthDialog dialog; // the client's side of an AUTH that has had no result
  private Mail mail; // the transaction that the client is in
  private boolean startTls; // asked for, not yet answered
  private boolean midLine; // a gap may have left the end of a line

  SmtpSession(SessionContext context, Logins logins, boolean hashes) {
    this.context = context;
    this.logins = logins;
    input = new MessageInput(hashes);
    pending = context.pending(this::unanswered);
  }

  // ---- the client

  @Override
  public void fromClient(Cursor in) {
    if (input.isOpen()) message(in);
    else line(in);
  }

  private void line(Cursor in) {
    if (startTls && in.peek() == TLS_HANDSHAKE) in.require(in.remaining() + 1); // TLS, before the reply that allows it
    Slice line = clientLines.next(in);
    if (line == null) return;
    facts.seen(in.moment());
    Command command = Command.of(line);
    if (isRemainder(command)) return;
    if (clientLines.tooLong()) context.anomaly("line_too_long");
    if (dialog != null && (dialog.owesResponse() || command.verb() == null)) response(line);
    else command(command, in.moment());
  }

  /** After a gap only a known command is believed: anything else may be the end of one, even of a password. */
  private boolean isRemainder(Command command) {
    boolean remainder = midLine && command.verb() == null;
    midLine = false;
    return remainder;
  }

  private void response(Slice line) {
    if (!dialog.response(line)) context.anomaly("bad_base64");
  }

  private void command(Command command, Moment sent) {
    if (command.verb() != null) context.confirm();
    Exchange exchange = Exchange.of(sent, command, mail);
    pending.add(command.verb() == null ? exchange : understood(command, exchange));
  }

  /** What a known command begins. */
  private Exchange understood(Command command, Exchange exchange) {
    return switch (command.verb()) {
      case HELO, EHLO, LHLO -> leaveMail(exchange.helo(command.argument().text()));
      case RSET, QUIT -> leaveMail(exchange);
      case MAIL, SEND, SOML, SAML -> mail(command, exchange);
      case RCPT -> mail == null ? exchange : exchange.recipient(recipient(command));
      case DATA -> data(exchange);
      case BDAT -> bdat(command, exchange);
      case AUTH -> auth(command, exchange);
      case STARTTLS -> {
        startTls = true;
        yield exchange;
      }
      default -> exchange;
    };
  }

  private Exchange leaveMail(Exchange exchange) {
    Mail left = mail;
    mail = null;
    return exchange.ends(left);
  }

  private Exchange mail(Command command, Exchange exchange) {
    Exchange ending = leaveMail(exchange);
    mail = new Mail(exchange.sent(), Path.of(command.argument()));
    return ending;
  }

  private int recipient(Command command) {
    int place = mail.add(Path.of(command.argument()));
    if (place < 0) context.anomaly("too_many_recipients");
    return place;
  }

  private Exchange auth(Command command, Exchange exchange) {
    if (dialog != null) return exchange; // a second one before the first has its result: RFC 4954 does not allow it
    dialog = new AuthDialog(logins.begin(exchange.sent()), command.firstWord());
    if (!dialog.initial(command.afterFirstWord())) context.anomaly("bad_base64");
    return exchange.login(dialog);
  }

  // ---- messages

  private Exchange data(Exchange exchange) {
    if (mail == null) mail = new Mail(exchange.sent(), null); // its beginning was lost; if not, the server will refuse
    input.data(mail);
    return exchange.about(mail);
  }

  /** RFC 3030 section 2: {@code BDAT size [LAST]}, and at once so many bytes. */
  private Exchange bdat(Command command, Exchange exchange) {
    long size = chunkSize(command.firstWord());
    if (size < 0) {
      context.anomaly("bad_chunk_size");
      return exchange;
    }
    boolean last = command.afterFirstWord().text().strip().equalsIgnoreCase("LAST");
    if (input.chunk(mail, size, last)) mail = null;
    return last && exchange.mail() != null ? exchange.ends(exchange.mail()) : exchange;
  }

  private static long chunkSize(String digits) {
    if (digits.isEmpty() || digits.length() > 15) return -1;
    long size = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      size = size * 10 + digit;
    }
    return size;
  }

  private void message(Cursor in) {
    boolean odd = input.hasOddEnd();
    boolean ended = input.read(in);
    if (input.hasOddEnd() && !odd) context.anomaly("smuggling");
    if (ended) messageEnded(in.moment());
  }

  private void messageEnded(Moment moment) {
    if (input.isData()) pending.add(Exchange.endOfMessage(moment, mail));
    input.close();
    mail = null;
  }

  // ---- the server

  @Override
  public void fromServer(Cursor in) {
    Slice line = serverLines.next(in);
    if (line == null) return;
    if (!ReplyReader.hasCode(line)) throw in.malformed("reply_without_code");
    facts.seen(in.moment());
    Reply reply = replies.line(line);
    if (reply == null) return;
    context.confirm();
    if (isGreeting(reply)) {
      facts.greeted(reply);
      logins.serverSoftware(reply.firstLine());
      return;
    }
    Exchange exchange = challenged == null ? pending.take() : challenged;
    challenged = null;
    if (exchange == null) unasked(reply);
    else if (exchange.login() != null && reply.code() == Reply.CHALLENGE) challenge(exchange, reply);
    else answered(exchange, reply);
  }

  /** The server's first words, whatever an impatient client has sent before them; unless they answer STARTTLS. */
  private boolean isGreeting(Reply reply) {
    boolean refusal = reply.code() == 554 || reply.code() == 421; // RFC 5321 section 3.1
    return facts.isFirst() && (reply.code() == Reply.READY && !startTls || refusal && pending.size() == 0);
  }

  private void unasked(Reply reply) {
    if (input.isData()) interrupted(reply);
    else facts.unasked(reply);
  }

  /** The server sees the end of a message where we see none: its end was lost, was odd, or did not matter. */
  private void interrupted(Reply reply) {
    input.close();
    Mail interrupted = mail;
    mail = null;
    facts.command(".", reply);
    end(interrupted, reply);
  }

  private void challenge(Exchange exchange, Reply reply) {
    challenged = exchange;
    if (!exchange.login().challenge(reply.text())) context.anomaly("bad_base64");
  }

  private void answered(Exchange exchange, Reply reply) {
    facts.command(exchange.name(), reply);
    if (exchange.recipient() >= 0) exchange.mail().answered(exchange.recipient(), reply);
    if (exchange.helo() != null && reply.isPositive()) facts.greets(exchange.helo(), reply);
    if (exchange.login() != null) authenticated(exchange.login(), reply);
    if (exchange.verb() == Verb.DATA && reply.isNegative()) refused(exchange.mail());
    if (exchange.ends() != null) end(exchange.ends(), reply);
    if (exchange.verb() == Verb.STARTTLS) secure(exchange, reply);
  }

  /** No message follows after all. */
  private void refused(Mail about) {
    if (mail != about) return;
    input.close();
    if (about.from == null) mail = null;
  }

  private void authenticated(AuthDialog login, Reply reply) {
    if (login == dialog) dialog = null;
    String code = Integer.toString(reply.code());
    if (reply.isNegative()) {
      login.attempt().failed(code, reply.text());
    } else if (reply.isPositive()) {
      facts.loggedIn(login.attempt().user());
      login.attempt().succeeded(code, reply.text());
    } else {
      login.attempt().unknown(code, reply.text());
    }
  }

  private void end(Mail over, Reply reply) {
    if (over.end()) context.emit(over.begun, facts.transaction(over, reply));
  }

  /** RFC 3207 section 4: TLS begins after 220; what was said in the clear must be forgotten. */
  private void secure(Exchange exchange, Reply reply) {
    startTls = false;
    if (reply.code() != Reply.READY) return;
    if (pending.size() > 0) context.anomaly("starttls_injection"); // sent in the clear, to be read as if it were not
    if (dialog != null) dialog.attempt().encrypted();
    context.emit(facts.begun(), facts.session(true));
    logins.end();
    context.switchTo("tls");
  }

  private void unanswered(Exchange exchange) {
    facts.command(exchange.name(), null);
    if (exchange.login() != null) exchange.login().attempt().unknown();
    if (exchange.login() == dialog) dialog = null;
    if (exchange.verb() == Verb.STARTTLS) startTls = false;
    if (exchange.ends() != null) end(exchange.ends(), null);
  }

  // ---- loss and end

  @Override
  public Recovery gap(Direction from, long missing) {
    logins.gap();
    if (from == Direction.CLIENT) clientGap(missing);
    else serverGap();
    return Recovery.RESUME;
  }

  private void clientGap(long missing) {
    clientLines.restart();
    if (dialog != null) dialog.gap();
    midLine = input.gap(missing) > 0;
  }

  /** Who knows which replies are lost: a later one must not go to an earlier command. */
  private void serverGap() {
    serverLines.restart();
    replies.restart();
    giveUpReplies();
  }

  private void giveUpReplies() {
    if (challenged != null) unanswered(challenged);
    challenged = null;
    for (Exchange exchange = pending.take(); exchange != null; exchange = pending.take()) unanswered(exchange);
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (from == Direction.CLIENT) return;
    giveUpReplies();
    if (mail != null) end(mail, null);
    logins.end();
    if (facts.isUnreported()) context.emit(facts.begun(), facts.session(null));
  }
}
