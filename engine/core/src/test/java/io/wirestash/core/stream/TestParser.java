package io.wirestash.core.stream;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.core.delivery.Note;

/**
 * A protocol of lines. Each gives a note {@code name side line}; some lines are orders: {@code hello} makes the parser
 * sure, {@code tls} changes the protocol, {@code done} ends reading, {@code bad} breaks the rules, {@code bug} throws,
 * {@code ask} waits for an answer that never comes. A line that begins with {@code #} is followed by so many bytes of
 * body.
 */
final class TestParser implements Parser {
  private final String name;
  private ProtocolSpec spec;
  private Match answer = Match.YES;
  private String magic = "";
  private boolean tolerant;
  private Recovery recovery = Recovery.RESUME;

  TestParser(String name) {
    this.name = name;
    spec = ProtocolSpec.tcp(name).maxMessage(64);
  }

  TestParser port(int port) {
    spec = spec.ports(port);
    return this;
  }

  TestParser onlyThere() {
    spec = spec.onlyPorts(true);
    return this;
  }

  TestParser signature(String prefix) {
    spec = spec.startsWith(Direction.CLIENT, prefix);
    return this;
  }

  /** What it says of bytes that begin with these. */
  TestParser says(Match answer, String magic) {
    this.answer = answer;
    this.magic = magic;
    return this;
  }

  /** Takes {@code bad} for a line like any other, and is sure then. */
  TestParser tolerant() {
    tolerant = true;
    return this;
  }

  TestParser stopsAtGaps() {
    recovery = Recovery.STOP;
    return this;
  }

  @Override
  public ProtocolSpec spec() {
    return spec;
  }

  @Override
  public Match probe(Direction from, Cursor head) {
    for (int i = 0; i < magic.length(); i++) if (head.peek(i) != magic.charAt(i)) return Match.NO;
    return answer;
  }

  @Override
  public ParserSession open(SessionContext context) {
    return new Session(context);
  }

  private final class Session implements ParserSession {
    private final SessionContext context;
    private final int[] body = new int[2];

    Session(SessionContext context) {
      this.context = context;
    }

    @Override
    public void fromClient(Cursor in) {
      read(Direction.CLIENT, in);
    }

    @Override
    public void fromServer(Cursor in) {
      read(Direction.SERVER, in);
    }

    private void read(Direction from, Cursor in) {
      int left = body[from.ordinal()];
      if (left > 0) {
        int n = Math.min(left, in.remaining());
        note(from, "body " + in.bytes(n).text());
        body[from.ordinal()] -= n;
        return;
      }
      String line = in.line().text();
      if (line.startsWith("#")) body[from.ordinal()] = Integer.parseInt(line.substring(1));
      switch (line) {
        case "hello" -> context.confirm();
        case "tls" -> context.switchTo("tls");
        case "any" -> context.switchTo(null);
        case "done" -> context.done();
        case "ask" -> context.<String>pending(question -> note(from, "lost " + question)).add(line);
        case "bad" -> {
          if (!tolerant) throw in.malformed("bad");
          context.confirm();
          note(from, line);
        }
        case "bug" -> throw new IllegalStateException("a bug");
        default -> note(from, line);
      }
    }

    @Override
    public Recovery gap(Direction from, long missing) {
      note(from, "gap " + missing);
      return recovery;
    }

    @Override
    public void end(Direction from, EndCause cause) {
      note(from, "end " + cause.text());
    }

    private void note(Direction from, String text) {
      context.emit(new Note(name + " " + (from == Direction.CLIENT ? "> " : "< ") + text));
    }
  }
}
