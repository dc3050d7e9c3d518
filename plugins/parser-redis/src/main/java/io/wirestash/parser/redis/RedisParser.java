package io.wirestash.parser.redis;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/**
 * Redis: every command with its reply. Format: RESP2 and RESP3, the Redis serialization protocol specification; inline
 * commands as in {@code processInlineBuffer} of the server.
 */
final class RedisParser implements Parser {
  private static final int MAX_PENDING = 4096;

  private final ProtocolSpec spec;
  private final Secrets secrets;

  RedisParser(RedisOptions options, Secrets secrets) {
    this.secrets = secrets;
    spec =
        ProtocolSpec.tcp("redis")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(RespReader.MAX_PIECE)
            .pending(MAX_PENDING, options.answerTimeout());
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return RedisProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new RedisSession(context, secrets);
  }
}
