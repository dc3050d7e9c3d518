package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;

/** One connection: its beginning, whose packets have no type, then messages with one. */
final class PostgresqlSession implements ParserSession {
  private static final String CLIENT_TYPES = "BCDEFHPQSXcdfp";
  private static final String SERVER_TYPES = "123ACDEGHIKNRSTVWZcdnstv";
  private static final int PLAUSIBLE_LENGTH = 1 << 24;

  private final SessionContext context;
  private final Login login;
  private final Commands commands;
  private final Messages client = new Messages();
  private final Messages server = new Messages();

  PostgresqlSession(SessionContext context, Secrets secrets) {
    this.context = context;
    this.login = new Login(context, new Logins(context, secrets, "pgsql"));
    this.commands = new Commands(context, secrets);
  }

  @Override
  public void fromClient(Cursor in) {
    if (isStartup(in)) {
      StartupPacket packet = StartupPacket.read(in);
      login.begin(packet, in.moment());
      commands.database(login.database());
      return;
    }
    if (client.pass(in, 'd')) {
      commands.copied(client.length());
      return;
    }
    Cursor body = client.next(in);
    if (body == null || isAstray(client, CLIENT_TYPES)) return;
    if (client.type() == 'p' && login.isOpen()) login.fromClient(body);
    else commands.request(client.type(), body, in.moment());
  }

  /** No type is a zero byte, and no length of a beginning is so long that its first byte is another. */
  private boolean isStartup(Cursor in) {
    return !client.isWithin() && in.peek() == 0;
  }

  @Override
  public void fromServer(Cursor in) {
    if (login.isAsking() && in.peek() != 'E') {
      login.answer(in.u8());
      return;
    }
    if (server.pass(in, 'D')) {
      commands.row();
      return;
    }
    if (server.pass(in, 'd')) {
      commands.copied(server.length());
      return;
    }
    Cursor body = server.next(in);
    if (body == null || isAstray(server, SERVER_TYPES)) return;
    if (server.type() == 'R') login.supposed(in.moment());
    if (login.isOpen()) login.fromServer(server.type(), body);
    else commands.reply(server.type(), body);
  }

  /** After lost bytes: true if this is no message, so that nothing can be told of what follows. */
  private boolean isAstray(Messages side, String types) {
    if (!side.isLost()) return false;
    if (types.indexOf(side.type()) < 0 || side.length() > PLAUSIBLE_LENGTH) {
      context.anomaly("lost_messages");
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
