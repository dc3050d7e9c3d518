package io.wirestash.parser.rdp;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/**
 * RDP until it is encrypted: one event a connection, and one a login. Format: [MS-RDPBCGR], over TPKT (RFC 1006) and
 * X.224; [MS-CSSP] where the TLS around it was taken off.
 */
final class RdpParser implements Parser {
  private static final int MAX_MESSAGE = 0xffff;

  private final ProtocolSpec spec;
  private final Secrets secrets;

  RdpParser(RdpOptions options, Secrets secrets) {
    this.secrets = secrets;
    spec = ProtocolSpec.tcp("rdp").ports(options.ports()).onlyPorts(options.onlyPorts()).maxMessage(MAX_MESSAGE);
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return switch (head.peek()) {
      case Tpkt.VERSION -> connection(from, head);
      case CredSsp.SEQUENCE -> CredSsp.probe(head);
      default -> Match.NO;
    };
  }

  /** Others use X.224 too (ISO-TSAP, H.323), but nobody else's negotiation. */
  private static Match connection(Direction from, Cursor head) {
    int type = head.peek(Tpkt.TYPE_AT) & Tpkt.TYPE;
    if (type != Tpkt.CONNECTION_REQUEST && type != Tpkt.CONNECTION_CONFIRM) return Match.NO;
    Cursor message = Tpkt.read(head);
    Tpkt.type(message);
    boolean certain = type == Tpkt.CONNECTION_REQUEST
        ? ConnectionRequest.read(message).isCertain()
        : ConnectionConfirm.read(message).isCertain();
    boolean reversed = from != (type == Tpkt.CONNECTION_REQUEST ? Direction.CLIENT : Direction.SERVER);
    if (reversed) return certain ? Match.REVERSED : Match.NO;
    return certain ? Match.YES : Match.TRY;
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new RdpSession(context, secrets);
  }
}
