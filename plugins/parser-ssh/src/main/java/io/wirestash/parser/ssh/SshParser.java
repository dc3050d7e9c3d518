package io.wirestash.parser.ssh;

import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;

/**
 * SSH: one event a connection with all that is said before encryption begins, and one with the likely result of the
 * login. Format: RFC 4253.
 */
final class SshParser implements Parser {
  private static final String MARK = "SSH-";

  private final ProtocolSpec spec;
  private final Secrets secrets;

  SshParser(SshOptions options, Secrets secrets) {
    this.secrets = secrets;
    spec =
        ProtocolSpec.tcp("ssh")
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(SshSide.MAX_HANDSHAKE);
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  /** Both sides introduce themselves alike, so bytes alone do not tell which of them is the client. */
  @Override
  public Match probe(Direction from, Cursor head) {
    if (beginsWithMark(head)) return Character.isDigit(head.peek(MARK.length())) ? Match.YES : Match.NO;
    // RFC 4253 4.2: a server may send lines before its banner
    return from == Direction.SERVER && isText(head.peek()) ? Match.TRY : Match.NO;
  }

  private static boolean beginsWithMark(Cursor head) {
    for (int i = 0; i < MARK.length(); i++) if (head.peek(i) != MARK.charAt(i)) return false;
    return true;
  }

  private static boolean isText(int first) {
    return first >= ' ' || first == '\r' || first == '\n' || first == '\t';
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new SshSession(context, secrets);
  }
}
