package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.testkit.EchoOptions.Fault;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A parser for the testkit's own tests, faulty if wanted. */
@Component(kind = Kind.PARSER, name = "echo", summary = "For the testkit's own tests.", emits = Echo.class)
public final class EchoFactory implements ComponentFactory<EchoOptions, Parser> {
  @Override
  public Parser create(EchoOptions options, Context context) {
    return new EchoParser(options.fault(), new AtomicInteger());
  }

  private record EchoParser(Fault fault, AtomicInteger seen) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcpAndUdp("echo").ports(7);
    }

    @Override
    public Match probe(Direction from, Cursor head) {
      return Match.TRY;
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          context.emit(new Echo(text(in)));
          context.confirm();
        }

        @Override
        public void fromServer(Cursor in) {
          fromClient(in);
        }
      };
    }

    private String text(Cursor in) {
      int length = in.u8() - '0';
      if (length < 0 || length > 9) throw in.malformed("length");
      return switch (fault) {
        case NOTHING -> in.bytes(length).text();
        case OUT_OF_BOUNDS -> new String(in.array(), in.position(), length, StandardCharsets.ISO_8859_1);
        case RELIES_ON_SEGMENTS -> in.rest().text();
        case REMEMBERS -> in.bytes(length).text() + (seen.incrementAndGet() > 2 ? "!" : "");
      };
    }
  }
}
