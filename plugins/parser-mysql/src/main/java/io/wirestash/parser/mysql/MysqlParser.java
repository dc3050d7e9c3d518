package io.wirestash.parser.mysql;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/**
 * MySQL and MariaDB: every login, and every command with its result. Format: the MySQL source documentation, chapter
 * "Client/Server Protocol", and the MariaDB Knowledge Base, same chapter.
 */
final class MysqlParser implements Parser {
  private static final int MAX_PENDING = 1024;

  private final ProtocolSpec spec;
  private final Secrets secrets;

  MysqlParser(MysqlOptions options, Secrets secrets) {
    this.secrets = secrets;
    this.spec =
        ProtocolSpec.tcp("mysql")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(Packets.HEADER + Packets.HEAD)
            .pending(MAX_PENDING, options.answerTimeout());
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return MysqlProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new MysqlSession(context, secrets);
  }
}
