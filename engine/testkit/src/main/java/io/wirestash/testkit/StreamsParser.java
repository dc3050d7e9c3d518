package io.wirestash.testkit;

import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import java.util.Locale;

/** Reports streams without looking into them. */
final class StreamsParser implements Parser {
  @Override
  public ProtocolSpec spec() {
    return ProtocolSpec.tcp(StreamsFactory.NAME);
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    return Match.YES;
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new Session(context);
  }

  private record Session(SessionContext context) implements ParserSession {
    @Override
    public void fromClient(Cursor in) {
      report(Direction.CLIENT, in.rest().hex(), EventType.ABSENT, null);
    }

    @Override
    public void fromServer(Cursor in) {
      report(Direction.SERVER, in.rest().hex(), EventType.ABSENT, null);
    }

    @Override
    public Recovery gap(Direction from, long missing) {
      report(from, null, missing, null);
      return Recovery.RESUME;
    }

    @Override
    public void end(Direction from, EndCause cause) {
      report(from, null, EventType.ABSENT, cause.text());
    }

    private void report(Direction from, String hex, long missing, String end) {
      String name = from.name().toLowerCase(Locale.ROOT);
      context.emit(new StreamPart(name, hex, missing, end, context.flow().fromStart()));
    }
  }
}
