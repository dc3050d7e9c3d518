package io.wirestash.parser.mongodb;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/** MongoDB: every command with its result. Format: MongoDB Wire Protocol, BSON 1.1. */
final class MongodbParser implements Parser {
  private static final int MAX_PENDING = 1024;

  private final ProtocolSpec spec;
  private final Secrets secrets;

  MongodbParser(MongodbOptions options, Secrets secrets) {
    this.secrets = secrets;
    spec =
        ProtocolSpec.tcp("mongodb")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(Header.LENGTH + MessageReader.WINDOW)
            .pending(MAX_PENDING, options.answerTimeout());
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return MongodbProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new MongodbSession(context, secrets);
  }
}
