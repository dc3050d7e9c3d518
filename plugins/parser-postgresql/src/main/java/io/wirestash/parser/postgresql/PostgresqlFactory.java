package io.wirestash.parser.postgresql;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code postgresql} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "postgresql",
    summary = "PostgreSQL: logins, and queries with their results.",
    emits = {Pgsql.class, Auth.class})
public final class PostgresqlFactory implements ComponentFactory<PostgresqlOptions, Parser> {
  @Override
  public Parser create(PostgresqlOptions options, Context context) {
    return new PostgresqlParser(options, context.secrets());
  }
}
