package io.wirestash.parser.postgresql;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/**
 * PostgreSQL: every login, and every query with its result. Format: PostgreSQL documentation, chapter "Frontend/Backend
 * Protocol", versions 3.0 and 3.2.
 */
final class PostgresqlParser implements Parser {
  private static final int MAX_PENDING = 1024;

  private final ProtocolSpec spec;
  private final Secrets secrets;

  PostgresqlParser(PostgresqlOptions options, Secrets secrets) {
    this.secrets = secrets;
    this.spec =
        ProtocolSpec.tcp("pgsql")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(Messages.HEADER + Messages.HEAD)
            .pending(MAX_PENDING, options.answerTimeout());
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return PostgresqlProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new PostgresqlSession(context, secrets);
  }
}
