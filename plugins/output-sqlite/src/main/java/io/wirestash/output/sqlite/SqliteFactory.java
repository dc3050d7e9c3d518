package io.wirestash.output.sqlite;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.output.Output;
import org.pf4j.Extension;

/** Makes the {@code sqlite} output. */
@Extension
@Component(
    kind = Kind.OUTPUT,
    name = "sqlite",
    summary = "Events as rows of a SQLite database, a table for each type; the same capture twice changes nothing.")
public final class SqliteFactory implements ComponentFactory<SqliteOptions, Output> {
  @Override
  public Output create(SqliteOptions options, Context context) {
    return new SqliteOutput(options);
  }
}
