package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.testkit.CapturedStream.Part;
import io.wirestash.testkit.DatagramTrialsTest.Letters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class StreamTrialsTest {
  private static final Map<Class<?>, EventCodec<?>> CODECS =
      Map.of(Letters.class, new DatagramTrialsTestLettersCodec());
  private static final CapturedStream ABCDEF =
      new CapturedStream("1:x", "10.0.0.1", 1, "10.0.0.2", 2, true, true,
          List.of(part(Direction.CLIENT, "ab\ncd"), part(Direction.SERVER, "ef\n"), part(Direction.CLIENT, "\n")));

  private static Part part(Direction from, String bytes) {
    return new Part(0, from, bytes.getBytes(StandardCharsets.US_ASCII), 0, null);
  }

  /** Both sides are read by the same code. */
  private record Reading(BiConsumer<Cursor, SessionContext> read) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.tcp("reading");
    }

    @Override
    public ParserSession open(SessionContext context) {
      context.confirm();
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          read.accept(in, context);
        }

        @Override
        public void fromServer(Cursor in) {
          read.accept(in, context);
        }

        @Override
        public void end(Direction from, EndCause cause) {
          context.emit(new Letters(from + " " + cause));
        }
      };
    }
  }

  private static StreamTrials trials(BiConsumer<Cursor, SessionContext> read) {
    return new StreamTrials(new Reading(read), CODECS, List.of(ABCDEF));
  }

  private static void line(Cursor in, SessionContext context) {
    context.emit(new Letters(in.line().text()));
  }

  @Test
  void acceptsAParserThatWaitsForTheEndOfItsMessage() {
    StreamTrials trials = trials(StreamTrialsTest::line);
    assertThatCode(trials::split).doesNotThrowAnyException();
    assertThatCode(trials::cut).doesNotThrowAnyException();
    assertThatCode(trials::mutate).doesNotThrowAnyException();
  }

  @Test
  void cutsSegmentsAtEveryByte() {
    Set<Integer> lengths = new TreeSet<>();
    trials((in, context) -> lengths.add(in.rest().length())).split();
    assertThat(lengths).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void cutsStreamsAtEveryByte() {
    Set<String> seen = new TreeSet<>();
    trials((in, context) -> seen.add(in.rest().toString())).cut();
    assertThat(seen).containsExactly("a", "ab", "ab\n", "ab\nc", "ab\ncd", "e", "ef", "ef\n");
  }

  @Test
  void showsWhatDependsOnSegments() {
    StreamTrials trials = trials((in, context) -> context.emit(new Letters(in.rest().text().strip())));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(trials::split)
        .withMessageStartingWith("the stream from port 1 to 2 differs (- whole, + in two pieces, cut before byte 1):")
        .withMessageContaining("\n  + {\"about packets\":\"1 to 1\",\"text\":\"a\"}")
        .withMessageEndingWith("\n> 61620a6364\n< 65660a\n> 0a");
  }

  @Test
  void showsTheStreamThatBreaksAParser() {
    StreamTrials trials = trials((in, context) -> in.line().at(1000));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(trials::cut)
        .withMessageStartingWith(
            "the stream from port 1 to 2 ending after 3 bytes: java.lang.ArrayIndexOutOfBoundsException");
  }

  @Test
  void findsWhatOnlyRareBytesBreak() {
    StreamTrials trials =
        trials(
            (in, context) -> {
              if (in.u8() >= 0x80) throw new IllegalStateException("signed");
            });
    assertThatCode(trials::split).doesNotThrowAnyException();
    assertThatExceptionOfType(AssertionError.class).isThrownBy(trials::mutate).withMessageContaining("signed");
  }

  @Test
  void refusesEventsOutOfProportion() {
    StreamTrials trials = trials((in, context) -> context.emit(new Letters("a".repeat(in.rest().length() << 22))));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(trials::cut).withMessageContaining("bytes of JSON");
  }
}
