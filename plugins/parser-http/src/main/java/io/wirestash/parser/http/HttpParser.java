package io.wirestash.parser.http;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/** HTTP/1.0 and 1.1: every request with its response. Format: RFC 9110, RFC 9112. */
final class HttpParser implements Parser {
  private static final int MAX_PENDING = 256;

  /** Twice what a head may have, so that its own limit comes first. */
  private static final int MAX_MESSAGE = 2 * HeadReader.MAX_BYTES;

  private final ProtocolSpec spec;
  private final BodySettings settings;
  private final Secrets secrets;

  /** A reader has some kilobytes of buffers, too much for each flow. */
  private final ThreadLocal<HeadReader> heads = ThreadLocal.withInitial(HeadReader::new);

  HttpParser(HttpOptions options, Secrets secrets) {
    spec =
        ProtocolSpec.tcp("http")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(MAX_MESSAGE)
            .pending(MAX_PENDING, options.answerTimeout());
    this.secrets = secrets;
    settings = BodySettings.of(options, secrets.shown());
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return HttpProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new HttpSession(context, settings, secrets, heads);
  }
}
