package io.wirestash.testkit;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import java.util.Locale;

/** Reports datagrams without looking into them. */
final class PayloadsParser implements Parser {
  @Override
  public ProtocolSpec spec() {
    return ProtocolSpec.udp(PayloadsFactory.NAME);
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return Match.YES;
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new ParserSession() {
      @Override
      public void fromClient(Cursor in) {
        report(Direction.CLIENT, in);
      }

      @Override
      public void fromServer(Cursor in) {
        report(Direction.SERVER, in);
      }

      private void report(Direction from, Cursor in) {
        context.emit(new Payload(from.name().toLowerCase(Locale.ROOT), in.rest().hex()));
      }
    };
  }
}
