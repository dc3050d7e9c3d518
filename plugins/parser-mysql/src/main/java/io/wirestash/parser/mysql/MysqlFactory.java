package io.wirestash.parser.mysql;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code mysql} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "mysql",
    summary = "MySQL and MariaDB: logins, and commands with their results.",
    emits = {Mysql.class, Auth.class})
public final class MysqlFactory implements ComponentFactory<MysqlOptions, Parser> {
  @Override
  public Parser create(MysqlOptions options, Context context) {
    return new MysqlParser(options, context.secrets());
  }
}
