package io.wirestash.parser.redis;

import io.wirestash.api.auth.LoginAttempt;
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
import io.wirestash.api.parser.Slice;
import java.util.Set;

/**
 * One connection: commands and replies in their order, but for replies that are switched off, subscriptions, monitoring
 * and replication. After lost bytes of the server, commands are reported without their replies; after lost bytes of the
 * client, replies to what was read before.
 */
final class RedisSession implements ParserSession {
  private static final Set<String> SUBSCRIPTIONS =
      Set.of("SUBSCRIBE", "PSUBSCRIBE", "SSUBSCRIBE", "UNSUBSCRIBE", "PUNSUBSCRIBE", "SUNSUBSCRIBE");
  private static final Set<String> MESSAGES = Set.of("message", "pmessage", "smessage");

  /** Errors that come before the server looks at the password. */
  private static final Set<String> NOT_JUDGED = Set.of("LOADING", "BUSY", "MASTERDOWN", "NOPROTO");

  private final SessionContext context;
  private final Secrets secrets;
  private final Logins logins;
  private final Pending<Command> pending;
  private final ClientState client;
  private final ReplyMode replyMode = new ReplyMode();
  private final RespReader commands = new RespReader();
  private final RespReader replies = new RespReader();
  private final Words scratch = new Words();
  private Replication replication;
  private long overdue; // replies to commands that were reported as unanswered
  private boolean subscribing;
  private String confirming; // the subscription command answered last
  private int confirmations; // how many channels more it has
  private boolean monitoring;
  private boolean commandsLost;
  private boolean repliesLost;

  RedisSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.secrets = secrets;
    this.logins = new Logins(context, secrets, "redis");
    this.pending = context.pending(this::lost);
    this.client = new ClientState(context.flow().fromStart());
  }

  // ---- commands

  @Override
  public void fromClient(Cursor in) {
    if (commands.unfinished() || in.peek() == '*') {
      if (commands.read(in) && commands.size() > 0) command(false, in.moment());
      return;
    }
    Slice line = in.line(RespReader.MAX_LINE);
    commands.words().clear();
    boolean balanced = InlineCommand.split(line, commands.words());
    if (commands.words().count() == 0) return;
    if (!balanced) context.anomaly("unbalanced_quotes");
    command(true, in.moment());
  }

  private void command(boolean inline, Moment sent) {
    Command command = Command.of(commands.words(), inline, sent, secrets);
    if (!inline && CommandTable.knows(command.name())) context.confirm();
    subscribing |= SUBSCRIPTIONS.contains(command.name());
    if (!replyMode.answers(command)) {
      context.emit(RedisEvent.withoutReply(command, client));
      if (command.login() != null) login(command).unknown();
    } else if (repliesLost) {
      lost(command);
    } else if (command.name().equals("SYNC")) {
      sync(command);
    } else {
      pending.add(command);
    }
  }

  /** SYNC is answered by the snapshot itself. */
  private void sync(Command command) {
    context.emit(RedisEvent.withoutReply(command, client));
    if (pending.size() > 0) context.done();
    else replicate(true);
  }

  private void lost(Command command) {
    if (!SUBSCRIPTIONS.contains(command.name())) overdue++;
    context.emit(command.sent(), RedisEvent.unanswered(command, client));
    if (command.login() != null) unknown(login(command));
  }

  private void unknown(LoginAttempt attempt) {
    if (repliesLost) attempt.incomplete();
    attempt.unknown();
  }

  private LoginAttempt login(Command command) {
    Command.Login login = command.login();
    return logins.begin(command.sent()).mechanism(login.mechanism()).user(login.user()).secret(login.secret());
  }

  // ---- replies

  @Override
  public void fromServer(Cursor in) {
    if (replication != null) {
      replication.read(in);
      return;
    }
    if (!replies.unfinished() && in.peek() == '\n') {
      in.skip(1); // a primary that makes a snapshot ready for this replica shows that it is alive
      return;
    }
    if (!replies.read(in)) return;
    if (!isUnasked(in.moment())) answer(in.moment());
  }

  /** Deals with what answers no command, or not in its turn. */
  private boolean isUnasked(Moment moment) {
    boolean push = replies.type() == '>';
    if (push || subscribing && replies.type() == '*') return subscription(push, moment);
    return monitoring && replies.type() == '+' && monitored(moment);
  }

  private boolean subscription(boolean push, Moment moment) {
    String kind = replies.words().text(0);
    if (kind == null) return push;
    for (String name : SUBSCRIPTIONS) if (replies.words().is(0, name)) return confirmation(name, moment);
    if (!push && !MESSAGES.contains(kind)) return false;
    context.emit(RedisEvent.published(PubSub.of(replies.words()), client));
    return true;
  }

  /** A subscription command is answered once for each channel: the first answer counts. */
  private boolean confirmation(String name, Moment moment) {
    if (confirmations > 0 && name.equals(confirming)) {
      confirmations--;
      return true;
    }
    Command command = pending.take(waiting -> waiting.name().equals(name));
    if (command == null) return true; // UNSUBSCRIBE from all channels: one more of them
    confirming = name;
    confirmations = command.count() - 1;
    answered(command, moment);
    return true;
  }

  private boolean monitored(Moment moment) {
    Monitored monitored = Monitored.of(replies.words(), scratch, moment, secrets);
    if (monitored == null) return false;
    context.emit(RedisEvent.monitored(monitored.command(), monitored.from(), monitored.client()));
    return true;
  }

  private void answer(Moment moment) {
    if (overdue > 0) {
      overdue--;
      return;
    }
    Command command = pending.take();
    if (command == null && commandsLost) context.done();
    else answered(command, moment);
  }

  private void answered(Command command, Moment moment) {
    Reply reply = Reply.of(replies, command, secrets.shown());
    if (command == null) {
      context.emit(moment, RedisEvent.answered(null, reply, client));
      return;
    }
    if (CommandTable.knows(command.name())) context.confirm();
    if (!reply.isError() && !"QUEUED".equals(reply.text())) consequences(command, reply);
    context.emit(command.sent(), RedisEvent.answered(command, reply, client));
    if (command.login() != null) result(login(command), reply);
  }

  private void consequences(Command command, Reply reply) {
    client.after(command);
    logins.clientSoftware(client.library());
    switch (command.name()) {
      case "HELLO" -> logins.serverSoftware(serverSoftware());
      case "MONITOR" -> monitoring = true;
      case "RESET" -> subscribing = monitoring = false;
      case "PSYNC" -> replicate(reply.text() != null && reply.text().startsWith("FULLRESYNC"));
      default -> {}
    }
  }

  /** {@code redis 7.0.15}, from the pairs that HELLO is answered with. */
  private String serverSoftware() {
    Words words = replies.words();
    String server = null;
    String version = "";
    for (int i = 0; i + 1 < words.count(); i += 2) {
      if (words.is(i, "SERVER")) server = words.text(i + 1);
      else if (words.is(i, "VERSION")) version = " " + words.text(i + 1);
    }
    return server == null ? null : server + version;
  }

  private static void result(LoginAttempt attempt, Reply reply) {
    if ("QUEUED".equals(reply.text()) || NOT_JUDGED.contains(reply.code() == null ? "" : reply.code())) {
      attempt.unknown(reply.code(), reply.text());
    } else if (reply.isError()) {
      attempt.failed(reply.code(), reply.text());
    } else {
      attempt.succeeded(null, reply.text());
    }
  }

  private void replicate(boolean snapshot) {
    replication = new Replication(context, secrets, snapshot);
  }

  // ---- ends

  @Override
  public Recovery gap(Direction from, long missing) {
    if (from == Direction.CLIENT) {
      commandsLost = true;
      return Recovery.STOP;
    }
    repliesLost = true;
    for (Command command = pending.take(); command != null; command = pending.take()) lost(command);
    return Recovery.STOP;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    RespReader side = from == Direction.CLIENT ? commands : replies;
    if (cause == EndCause.FIN && side.unfinished()) context.anomaly("truncated");
  }
}
