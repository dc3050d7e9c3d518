package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/** TLS 1.0 to 1.3 and SSL 3 over TCP, up to the end of the handshake. Format: RFC 8446, RFC 5246, RFC 6101. */
final class TlsParser implements Parser {
  private final ProtocolSpec spec;

  TlsParser(TlsOptions options) {
    spec = ProtocolSpec.tcp("tls").ports(options.ports())
        .maxMessage(TlsSession.RECORD_HEADER + 0x7fff); // a hello in the form of SSL 2 may say so much
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return TlsProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new TlsSession(context);
  }
}
