package io.wirestash.parser.mysql;

import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;

/**
 * One connection: a login, then commands. Packets are numbered within each exchange: what a client sends with number 0
 * is a command, and the server's first packet after it has number 1.
 */
final class MysqlSession implements ParserSession {
  private final SessionContext context;
  private final Login login;
  private final Commands commands;
  private final Packets client = new Packets();
  private final Packets server = new Packets();
  private int expected; // the number of the next packet of an exchange, whoever sends it

  MysqlSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.login = new Login(context, new Logins(context, secrets, "mysql"));
    this.commands = new Commands(context, secrets);
  }

  @Override
  public void fromClient(Cursor in) {
    Cursor packet = client.next(in);
    if (packet == null || isAstray(client, isCommand(packet))) return;
    expected = client.sequence() + 1 & 0xff;
    if (client.sequence() == 0) command(packet, in.moment());
    else if (login.isOpen()) login.fromClient(packet);
    else if (client.sequence() == 1 && login.isFirst()) login.request(packet, in.moment());
    // else part of a file for LOAD DATA LOCAL
  }

  private boolean isCommand(Cursor packet) {
    return client.sequence() == 0 && packet.remaining() > 0 && Command.of(packet.peek()) != null;
  }

  private void command(Cursor packet, Moment moment) {
    Command command = Command.of(packet.u8());
    if (command == null) throw packet.malformed("unknown_command");
    if (command == Command.CHANGE_USER) login.changeUser(packet, moment);
    else commands.request(command, packet, moment, login.agreed(Capability.QUERY_ATTRIBUTES));
  }

  @Override
  public void fromServer(Cursor in) {
    if (commands.inRows() && server.passRow(in)) {
      commands.row();
      return;
    }
    Cursor packet = server.next(in);
    if (packet == null || isAstray(server, server.sequence() == 1)) return;
    if (server.sequence() != expected) login.end(); // its result was not captured
    expected = server.sequence() + 1 & 0xff;
    if (login.isOpen()) login(packet);
    else if (server.sequence() == 0 && login.isUnbegun()) login.greeting(packet, in.moment());
    else commands.reply(packet, isAnswer(), server.length());
  }

  /** The first packet after a command, which has number 0 unless it was too long for one packet. */
  private boolean isAnswer() {
    return server.sequence() == 1 || server.sequence() == (client.sequence() + 1 & 0xff);
  }

  private void login(Cursor packet) {
    login.fromServer(packet);
    if (!login.isOpen()) commands.database(login.database());
  }

  /** After lost bytes: true if this is no beginning of an exchange, so that nothing can be told of what follows. */
  private boolean isAstray(Packets side, boolean begins) {
    if (!side.isLost()) return false;
    if (!begins) {
      context.anomaly("lost_packets");
      context.done();
      return true;
    }
    side.found();
    return false;
  }

  @Override
  public Recovery gap(Direction from, long missing) {
    boolean ofServer = from == Direction.SERVER;
    if ((ofServer ? server : client).lose(missing)) return Recovery.RESUME;
    login.gap();
    if (ofServer) {
      login.end();
      commands.gap();
    }
    return Recovery.RESUME;
  }

  @Override
  public void end(Direction from, EndCause cause) {
    if (from == Direction.CLIENT) return;
    login.end();
    commands.lost();
  }
}
