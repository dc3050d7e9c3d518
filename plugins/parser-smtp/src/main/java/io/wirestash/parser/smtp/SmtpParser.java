package io.wirestash.parser.smtp;

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

/** SMTP: RFC 5321, with AUTH (RFC 4954), STARTTLS (RFC 3207), PIPELINING (RFC 2920) and CHUNKING (RFC 3030). */
final class SmtpParser implements Parser {
  static final String ID = "smtp";

  /** Commands that wait for their replies; clients may send them in groups. */
  private static final int MAX_PENDING = 256;

  /** RFC 5321 section 4.5.3.2: a client waits up to 10 minutes for the reply to the end of a message. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Bytes of a line before its line feed. RFC 4954 section 4: 12 288 of base 64 after AUTH; other lines are shorter. */
  static final int MAX_LINE = 12_288 + 64;

  private final ProtocolSpec spec;
  private final Secrets secrets;
  private final boolean hashes;

  SmtpParser(SmtpOptions options, Secrets secrets) {
    this.secrets = secrets;
    hashes = options.hashes();
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
    return SmtpProbe.probe(from, head);
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new SmtpSession(context, new Logins(context, secrets, ID), hashes);
  }
}
