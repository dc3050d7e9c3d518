package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.Pending;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link Wire} shown with a protocol of one-letter questions, answered by the same letter and a digit. */
class WireTest {
  record Question(String name) {}

  record Answer(String name, int value) {}

  record Unanswered(String name) {}

  /** At most two questions wait, for ten seconds. */
  private static final class Quiz implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.udp("quiz").ports(7777).pending(2, Duration.ofSeconds(10)).maxElements(4);
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new QuizSession(context);
    }
  }

  private static final class QuizSession implements ParserSession {
    private final SessionContext context;
    private final Pending<String> pending;

    QuizSession(SessionContext context) {
      this.context = context;
      this.pending = context.pending(name -> context.emit(new Unanswered(name)));
    }

    @Override
    public void fromClient(Cursor in) {
      String name = in.bytes(1).text();
      if (name.equals("!")) throw new IllegalStateException("bug");
      context.emit(new Question(name));
      if (in.remaining() > 0) throw in.malformed("too_long");
      pending.add(name);
      context.confirm();
    }

    @Override
    public void fromServer(Cursor in) {
      String name = in.bytes(1).text();
      if (pending.take(name::equals) == null) context.anomaly("nobody_asked");
      int value = in.u8() - '0';
      in.repeat(value, ignored -> "");
      context.emit(new Answer(name, value));
    }

    @Override
    public void end(Direction from, EndCause cause) {
      context.anomaly(from + "_" + cause);
    }
  }

  private final Wire wire = Wire.to(new Quiz());

  @Test
  void deliversEachArgumentAsOneDatagram() {
    wire.client("a", "b").server("b2").client("c".getBytes(StandardCharsets.US_ASCII));
    assertThat(wire.events(Question.class)).containsExactly(new Question("a"), new Question("b"), new Question("c"));
    assertThat(wire.events(Answer.class)).containsExactly(new Answer("b", 2));
    assertThat(wire.anomalies()).isEmpty();
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void numbersAndTimesPackets() {
    wire.client("a").later(Duration.ofSeconds(2)).server("a1");
    long first = 1_000_000_000_001_000_000L;
    assertThat(wire.emitted())
        .extracting(Wire.Emitted::end)
        .containsExactly(new Moment(first, 1), new Moment(first + 2_001_000_000L, 2));
  }

  @Test
  void undoesWhatAMalformedMessageEmittedAndGoesOn() {
    wire.client("ab", "", "c");
    assertThat(wire.emitted()).extracting(Wire.Emitted::event).containsExactly(new Question("c"));
    assertThat(wire.anomalies()).containsExactly("quiz.too_long", "quiz.truncated");
  }

  @Test
  void putsTheProtocolBeforeAnomalies() {
    wire.server("x0");
    assertThat(wire.anomalies()).containsExactly("quiz.nobody_asked");
    assertThat(wire.confirmed()).isFalse();
  }

  @Test
  void grantsElementsAsTheProtocolSays() {
    wire.client("a", "b").server("a4", "b5");
    assertThat(wire.events(Answer.class)).containsExactly(new Answer("a", 4));
    assertThat(wire.anomalies()).containsExactly("quiz.too_many_elements");
  }

  @Test
  void losesRequestsThatAreTooOld() {
    wire.client("a").later(Duration.ofMillis(9_999));
    assertThat(wire.events(Unanswered.class)).isEmpty();
    wire.later(Duration.ofMillis(1));
    assertThat(wire.events(Unanswered.class)).containsExactly(new Unanswered("a"));
  }

  @Test
  void losesTheOldestOfTooManyRequests() {
    wire.client("a", "b", "c");
    assertThat(wire.events(Unanswered.class)).containsExactly(new Unanswered("a"));
  }

  @Test
  void reportsALostRequestWithItsOwnPacket() {
    wire.client("a").later(Duration.ofSeconds(60)).client("b").end();
    assertThat(wire.emitted())
        .filteredOn(emitted -> emitted.event() instanceof Unanswered)
        .extracting(emitted -> emitted.end().packet())
        .containsExactly(1L, 2L);
  }

  @Test
  void endsBothDirections() {
    wire.client("a").end();
    assertThat(wire.anomalies()).containsExactly("quiz.CLIENT_END", "quiz.SERVER_END");
  }

  @Test
  void showsTheFlow() {
    List<String> seen = new ArrayList<>();
    Wire other = Wire.to(new FlowWatcher(seen)).from("2001:db8::1", 1000).at("2001:db8::2", 53);
    other.client("abc").server("de");
    assertThat(seen)
        .containsExactly(
            "2001:db8::1:1000 > 2001:db8::2:53 1/0 51/0 S0", "2001:db8::1:1000 > 2001:db8::2:53 1/1 51/50 SF");
  }

  private record FlowWatcher(List<String> seen) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.udp("watcher");
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          look();
        }

        @Override
        public void fromServer(Cursor in) {
          look();
        }

        private void look() {
          var flow = context.flow();
          seen.add(
              flow.clientIp() + ":" + flow.clientPort() + " > " + flow.serverIp() + ":" + flow.serverPort() + " "
                  + flow.packets(Direction.CLIENT) + "/" + flow.packets(Direction.SERVER) + " "
                  + flow.bytes(Direction.CLIENT) + "/" + flow.bytes(Direction.SERVER) + " " + flow.state());
        }
      };
    }
  }

  @Test
  void letsBugsOfTheParserFailTheTest() {
    assertThatIllegalStateException().isThrownBy(() -> wire.client("!")).withMessage("bug");
  }
}
