package io.wirestash.acceptance;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import java.nio.charset.StandardCharsets;

/** A parser that tells what it reads, unless a datagram tells it to fail. */
@Component(kind = Kind.PARSER, name = "probe", summary = "For tests: tells what it reads, or fails.", emits = Probe.class)
public final class ProbeFactory implements ComponentFactory<NoOptions, Parser> {
  static final int PORT = 9;

  @Override
  public Parser create(NoOptions options, Context context) {
    return new ProbeParser();
  }

  private static final class ProbeParser implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.udp("probe").ports(PORT);
    }

    @Override
    public Match probe(Direction from, Cursor head) {
      return Match.TRY;
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ProbeSession(context);
    }
  }

  private record ProbeSession(SessionContext context) implements ParserSession {
    @Override
    public void fromClient(Cursor in) {
      String text = in.bytes(in.remaining()).text();
      context.confirm();
      context.emit(new Probe(text));
      fail(text);
    }

    @Override
    public void fromServer(Cursor in) {
      fromClient(in);
    }

    private void fail(String text) {
      switch (text) {
        case "exception" -> throw new IllegalStateException("as asked");
        case "overflow" -> descend(1);
        case "memory" -> throw new OutOfMemoryError("as asked");
        case "hidden" -> throw new Unusual();
        default -> { }
      }
    }

    private int descend(int depth) {
      return descend(depth + 1) + new String("deeper".getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII).length();
    }
  }

  /** An error that even its own description fails for. */
  private static final class Unusual extends Error {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }
  }
}
