package io.wirestash.parser.mongodb;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code mongodb} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "mongodb",
    summary = "MongoDB commands with their results, and logins.",
    emits = {MongodbEvent.class, Auth.class})
public final class MongodbFactory implements ComponentFactory<MongodbOptions, Parser> {
  @Override
  public Parser create(MongodbOptions options, Context context) {
    return new MongodbParser(options, context.secrets());
  }
}
