package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/** DNS: every message, and how long its answer took. Format: RFC 1035 section 4, RFC 7766 (TCP), RFC 6762, RFC 4795. */
final class DnsParser implements Parser {
  private static final int MAX_PENDING = 256;

  private final ProtocolSpec spec;

  /** A reader is some kilobytes of buffers, too much for each flow. */
  private final ThreadLocal<MessageReader> readers = ThreadLocal.withInitial(MessageReader::new);

  DnsParser(DnsOptions options) {
    spec =
        ProtocolSpec.tcpAndUdp("dns")
            .ports(options.ports())
            .maxMessage(DnsSession.LENGTH_BYTES + MessageReader.MAX_BYTES)
            .pending(MAX_PENDING, options.answerTimeout())
            .withoutMemory();
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return DnsProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new DnsSession(context, readers);
  }
}
