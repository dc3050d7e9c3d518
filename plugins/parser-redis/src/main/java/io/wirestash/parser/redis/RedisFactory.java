package io.wirestash.parser.redis;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.auth.Auth;
import io.wirestash.api.parser.Parser;
import org.pf4j.Extension;

/** Makes the {@code redis} parser. */
@Extension
@Component(
    kind = Kind.PARSER,
    name = "redis",
    summary = "Redis commands with their replies, published messages, and logins.",
    emits = {RedisEvent.class, Auth.class})
public final class RedisFactory implements ComponentFactory<RedisOptions, Parser> {
  @Override
  public Parser create(RedisOptions options, Context context) {
    return new RedisParser(options, context.secrets());
  }
}
