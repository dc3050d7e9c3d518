package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.Recovery;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.api.parser.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Wire} over TCP, shown with a client that sends command lines and a server that sends counted texts. */
class WireStreamTest {
  record Said(String text) {}

  record Unanswered(String command) {}

  private static final int MAX_MESSAGE = 32;

  private static final class Chat implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcp("chat").ports(7777).maxMessage(MAX_MESSAGE).pending(4, Duration.ofSeconds(10));
    }

    @Override
    public Match probe(Direction from, Cursor head) {
      return head.line().is("HELLO") ? Match.YES : Match.NO;
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ChatSession(context);
    }
  }

  private static final class ChatSession implements ParserSession {
    private final SessionContext context;
    private final Pending<String> pending;
    private Slice kept;
    private int calls;

    ChatSession(SessionContext context) {
      this.context = context;
      this.pending = context.pending(command -> context.emit(new Unanswered(command)));
    }

    @Override
    public void fromClient(Cursor in) {
      calls++;
      Slice line = in.line();
      String command = line.text();
      switch (command) {
        case "HELLO" -> context.confirm();
        case "SECURE" -> context.switchTo("tls");
        case "TUNNEL" -> context.switchTo(null);
        case "QUIT" -> context.done();
        case "HASTY" -> hasty(in);
        case "DATA 20" -> context.expect(Direction.SERVER, 20, DataSession::new);
        case "KEEP" -> kept = line;
        case "RECALL" -> command = kept.text();
        case "BAD" -> throw in.malformed("bad");
        case "WORSE" -> {
          in.offset(0);
          throw in.malformed("worse");
        }
        case "CALLS" -> command = Integer.toString(calls);
        case "LATE" -> late(in);
        case "ASK" -> pending.add(command);
        default -> { }
      }
      context.emit(new Said(command));
    }

    /** Acts before it has read. */
    private void hasty(Cursor in) {
      pending.add("HASTY");
      in.u8();
    }

    private void late(Cursor in) {
      context.anomaly("late");
      context.switchTo("nothing");
      context.emit(new Said("premature"));
      in.u8();
      context.switchTo("tls");
    }

    @Override
    public void fromServer(Cursor in) {
      if (in.peek() == 0) return;
      String text = in.sub(in.u8()).rest().text();
      if (text.startsWith("!")) in.sub(0).u8();
      if (pending.size() > 0) pending.take();
      context.emit(new Said(text));
    }

    @Override
    public Recovery gap(Direction from, long missing) {
      context.emit(new Said(from + " gap " + missing));
      return from == Direction.SERVER ? Recovery.STOP : Recovery.RESUME;
    }

    @Override
    public void end(Direction from, EndCause cause) {
      context.emit(new Said(from + " " + cause));
    }
  }

  private record DataSession(SessionContext context) implements ParserSession {
    @Override
    public void fromClient(Cursor in) {
      int length = in.remaining();
      context.emit(new Said(context.flow().serverPort() + " body " + in.bytes(length).text()));
    }

    @Override
    public void fromServer(Cursor in) {
      fromClient(in);
    }
  }

  private final Wire wire = Wire.to(new Chat());

  private List<String> said() {
    return wire.events(Said.class).stream().map(Said::text).toList();
  }

  // ---- messages

  @Test
  void callsOnceForEachMessageOfASegment() {
    wire.client("A\nB\n").server("\2hi\3you");
    assertThat(said()).containsExactly("A", "B", "hi", "you");
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void callsAgainWhenTheBytesAskedForHaveCome() {
    wire.client("A", "BC", "D\nE").server("\4w", "it", "h");
    assertThat(said()).containsExactly("ABCD", "with");
    assertThat(wire.emitted())
        .extracting(Wire.Emitted::end)
        .extracting(Moment::packet)
        .containsExactly(3L, 6L);
  }

  @Test
  void callsAgainForALineOnlyWhenItHasEnded() {
    wire.client("C", "A", "L", "LS", "\n");
    assertThat(said()).containsExactly("2");
    assertThat(wire.unread(Direction.CLIENT)).isEmpty();
  }

  @Test
  void givesTheSameEventsAtTheSameTimesByteByByte() {
    Wire slow = Wire.to(new Chat()).bytewise();
    for (Wire each : List.of(wire, slow)) each.client("HELLO\nASK\nB", "C\n").server("\3yes\2").server("no").end();
    assertThat(slow.emitted()).isEqualTo(wire.emitted()).hasSize(7);
  }

  @Test
  void forgetsWhatACallSaidThatRanOutOfBytes() {
    wire.client("LATE\n");
    assertThat(wire.hasSwitched()).isFalse();
    assertThat(wire.anomalies()).isEmpty();
    wire.client("x");
    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(wire.anomalies()).containsExactly("chat.late");
    assertThat(said()).containsExactly("premature", "LATE");
  }

  @Test
  void failsACallThatReadsNothing() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> wire.server("\0\1a"))
        .withMessage("fromServer returned without reading: 000161");
  }

  @Test
  void failsACallThatChangesPendingRequestsBeforeItHasRead() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> wire.client("HASTY\n"))
        .withMessage("fromClient ran out of bytes after it kept a request: read first, then act");
  }

  @Test
  void spoilsBytesThatAreKeptBeyondTheirCall() {
    wire.client("KEEP\n", "RECALL\n");
    assertThat(said()).containsExactly("KEEP", "\\xdd\\xdd\\xdd\\xdd");
  }

  // ---- faults

  @Test
  void goesOnAfterWhatAFaultyCallHadRead() {
    wire.client("HELLO\nBAD\nA\n").server("\2!x\1a");
    assertThat(said()).containsExactly("HELLO", "A", "a");
    assertThat(wire.anomalies()).containsExactly("chat.bad", "chat.truncated");
  }

  @Test
  void withdrawsAParserThatIsNotSureAfterThreeFaults() {
    wire.client("ASK\n", "BAD\n", "BAD\n", "A\n");
    assertThat(wire.isWithdrawn()).isFalse();
    wire.client("BAD\n", "B\n").server("\1a").end();
    assertThat(wire.isWithdrawn()).isTrue();
    assertThat(said()).containsExactly("ASK", "A");
    assertThat(wire.events(Unanswered.class)).containsExactly(new Unanswered("ASK"));
  }

  @Test
  void stopsAParserThatIsSureAfterAHundredFaults() {
    wire.client("HELLO\n", "BAD\n".repeat(99), "A\n");
    assertThat(said()).endsWith("A");
    wire.client("BAD\n", "B\n");
    assertThat(said()).endsWith("A");
    assertThat(wire.anomalies()).hasSize(100);
  }

  @Test
  void stopsASideThatCannotGoOn() {
    wire.client("HELLO\nWORSE\nA\n").server("\1a");
    assertThat(wire.anomalies()).containsExactly("chat.worse");
    assertThat(said()).containsExactly("HELLO", "a");
  }

  @Test
  void withdrawsAParserThatIsNotSureAndCannotGoOn() {
    wire.client("WORSE\n").server("\1a");
    assertThat(wire.isWithdrawn()).isTrue();
    assertThat(said()).isEmpty();
  }

  @Test
  void acceptsMessagesUpToTheLimitHoweverTheyAreCut() {
    String longest = "x".repeat(MAX_MESSAGE - 1);
    for (Wire each : List.of(Wire.to(new Chat()), Wire.to(new Chat()).bytewise())) {
      each.client("HELLO\n" + longest + "\n", "x" + longest + "\n", "A\n").server("\1a");
      assertThat(each.events(Said.class)).containsExactly(new Said("HELLO"), new Said(longest), new Said("a"));
      assertThat(each.anomalies()).containsExactly("chat.message_too_long");
    }
  }

  @Test
  void stopsASideWhoseMessageAsksForMoreThanTheLimit() {
    wire.client("HELLO\n").server("\40").client("A\n").server("x".repeat(40));
    assertThat(wire.anomalies()).containsExactly("chat.message_too_long");
    assertThat(said()).containsExactly("HELLO", "A");
  }

  // ---- gaps and ends

  @Test
  void dropsAnUnfinishedMessageBeforeAGap() {
    wire.client("AB").lose(Direction.CLIENT, 10).client("C\n");
    assertThat(said()).containsExactly("CLIENT gap 10", "C");
  }

  @Test
  void endsASideThatStopsAtAGap() {
    wire.server("\1a").lose(Direction.SERVER, 1).server("\1b").lose(Direction.SERVER, 2).client("A\n").endServer();
    assertThat(said()).containsExactly("a", "SERVER gap 1", "A", "SERVER FIN");
  }

  @Test
  void readsWhatAFinLeavesUnfinishedAsFarAsItGoes() {
    wire.client("HELLO\nA").server("\4abc").endClient().endServer().endClient();
    assertThat(wire.anomalies()).containsExactly("chat.truncated", "chat.truncated");
    assertThat(said()).containsExactly("HELLO", "CLIENT FIN", "SERVER FIN");
  }

  @Test
  void endsSidesOnceAndLosesRequestsThatWait() {
    wire.client("ASK\n").endClient().end();
    assertThat(said()).containsExactly("ASK", "CLIENT FIN", "SERVER END");
    assertThat(wire.events(Unanswered.class)).hasSize(1);
    assertThat(wire.anomalies()).isEmpty();
  }

  // ---- other protocols and other connections

  @Test
  void leavesWhatFollowsAChangeToTheNextProtocol() {
    wire.server("\5x").client("ASK\nSECURE\nab").client("c").server("yz").end();
    assertThat(wire.switchedTo()).isEqualTo("tls");
    assertThat(wire.unread(Direction.CLIENT)).asString().isEqualTo("abc");
    assertThat(wire.unread(Direction.SERVER)).asString().isEqualTo("\5xyz");
    assertThat(said()).containsExactly("ASK", "SECURE");
    assertThat(wire.events(Unanswered.class)).hasSize(1);
  }

  @Test
  void tellsAChangeToAnUnknownProtocolFromNone() {
    assertThat(wire.client("A\n").hasSwitched()).isFalse();
    assertThatExceptionOfType(AssertionError.class).isThrownBy(wire::switchedTo);
    assertThat(wire.client("TUNNEL\n").switchedTo()).isNull();
  }

  @Test
  void readsNothingMoreWhenTheParserIsDone() {
    wire.client("QUIT\nA\n").server("\1a").end();
    assertThat(wire.isDone()).isTrue();
    assertThat(said()).containsExactly("QUIT", "CLIENT END", "SERVER END");
  }

  @Test
  void connectsWhatTheParserExpects() {
    wire.client("DATA 20\n");
    assertThat(wire.expected()).extracting(Wire.Expected::port).containsExactly(20);
    Wire data = wire.connectExpected(20).server("abc");
    assertThat(data.events(Said.class)).containsExactly(new Said("20 body abc"));
    assertThat(data.emitted().get(0).end().packet()).isEqualTo(2);
    assertThat(wire.expected()).isEmpty();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> wire.connectExpected(21))
        .withMessageContaining("no connection to port 21");
  }

  @Test
  void asksForTheFirstBytesUntilTheyTell() {
    Chat chat = new Chat();
    assertThat(Wire.probe(chat, Direction.CLIENT, "HEL")).isEmpty();
    assertThat(Wire.probe(chat, Direction.CLIENT, "HELLO\n")).contains(Match.YES);
    assertThat(Wire.probe(chat, Direction.CLIENT, "GOODBYE\n")).contains(Match.NO);
  }

  // ---- the flow

  @Test
  void showsAFlowOverTcp() {
    List<String> seen = new ArrayList<>();
    Wire watched = Wire.to(new Both(seen)).tcp();
    watched.client("abc").lose(Direction.SERVER, 9).server("d");
    assertThat(seen).containsExactly("tcp 6 43 missing 0", "tcp 6 43 missing 9");
  }

  @Test
  void tellsWhetherTheBeginningWasCaptured() {
    List<Boolean> seen = new ArrayList<>();
    for (Wire each : List.of(Wire.to(new Beginning(seen)), Wire.to(new Beginning(seen)).midstream())) each.client("a");
    assertThat(seen).containsExactly(true, false);
  }

  private record Beginning(List<Boolean> seen) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcp("beginning");
    }

    @Override
    public ParserSession open(SessionContext context) {
      seen.add(context.flow().fromStart());
      return new DataSession(context);
    }
  }

  @Test
  void sendsDatagramsToAParserOfBothUnlessToldOtherwise() {
    List<String> seen = new ArrayList<>();
    Wire datagrams = Wire.to(new Both(seen));
    datagrams.client("abc");
    assertThat(seen).containsExactly("udp 17 31 missing -1");
    assertThatIllegalStateException().isThrownBy(datagrams::endClient).withMessageContaining("tcp()");
  }

  private record Both(List<String> seen) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcpAndUdp("both");
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          in.rest();
          var flow = context.flow();
          long missing = flow.tcp() == null ? -1 : flow.tcp().missingBytes(flow.side(Direction.SERVER));
          long bytes = flow.bytes(Direction.CLIENT);
          seen.add(flow.transport() + " " + flow.protocol() + " " + bytes + " missing " + missing);
        }

        @Override
        public void fromServer(Cursor in) {
          fromClient(in);
        }

        @Override
        public Recovery gap(Direction from, long missing) {
          return Recovery.RESUME;
        }
      };
    }
  }
}
