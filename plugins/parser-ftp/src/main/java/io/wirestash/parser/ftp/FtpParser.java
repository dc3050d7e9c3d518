package io.wirestash.parser.ftp;

import io.wirestash.api.auth.Logins;
import io.wirestash.api.auth.Secrets;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import java.time.Duration;

/** FTP: RFC 959, with the extensions of RFC 2228 (AUTH), RFC 2389 (FEAT), RFC 2428 (EPSV, EPRT) and RFC 3659. */
final class FtpParser implements Parser {
  static final String ID = "ftp";

  /** Commands that wait for the first line of their reply. */
  static final int MAX_PENDING = 32;

  /** A login may be delayed on purpose after failures, a STOU or a SITE command may take its time. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Bytes of a line before its line feed; RFC 959 sets no limit, servers allow 512 to 4096. */
  static final int MAX_LINE = 4096;

  private final ProtocolSpec spec;
  private final Secrets secrets;
  private final boolean hashTransfers;

  FtpParser(FtpOptions options, Secrets secrets) {
    this.secrets = secrets;
    hashTransfers = options.hashTransfers();
    spec =
        ProtocolSpec.tcp(ID)
            .ports(options.ports())
            .onlyPorts(options.onlyPorts())
            .maxMessage(2 * MAX_LINE)
            .pending(MAX_PENDING, PATIENCE);
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return FtpProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    FtpLogins logins = new FtpLogins(new Logins(context, secrets, ID));
    return new FtpSession(context, logins, new DataConnections(context, hashTransfers), secrets.shown());
  }
}
