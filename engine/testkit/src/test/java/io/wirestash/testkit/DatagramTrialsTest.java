package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Parser;
import io.wirestash.api.parser.ParserSession;
import io.wirestash.api.parser.ProtocolSpec;
import io.wirestash.api.parser.SessionContext;
import io.wirestash.testkit.Captures.Datagram;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class DatagramTrialsTest {
  @EventType("letters")
  record Letters(String text) {}

  private static final Map<Class<?>, EventCodec<?>> CODECS =
      Map.of(Letters.class, new DatagramTrialsTestLettersCodec());
  private static final byte[] LETTERS = "abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final Datagram ABCDEF =
      new Datagram("f", Direction.CLIENT, "10.0.0.1", 1, "10.0.0.2", 2, 9, LETTERS);

  /** Both sides are read by the same code. */
  private record Reading(BiConsumer<Cursor, SessionContext> read) implements Parser {
    @Override
    public ProtocolSpec spec() {
      return ProtocolSpec.udp("reading");
    }

    @Override
    public ParserSession open(SessionContext context) {
      return new ParserSession() {
        @Override
        public void fromClient(Cursor in) {
          read.accept(in, context);
        }

        @Override
        public void fromServer(Cursor in) {
          read.accept(in, context);
        }
      };
    }
  }

  private static DatagramTrials trials(BiConsumer<Cursor, SessionContext> read) {
    return new DatagramTrials(new Reading(read), CODECS, List.of(ABCDEF));
  }

  @Test
  void cutsAtEveryByteWithTheWholeAfterwards() {
    Set<String> seen = new TreeSet<>();
    trials((in, context) -> seen.add(in.rest().text())).cut();
    assertThat(seen).containsExactly("", "a", "ab", "abc", "abcd", "abcde", "abcdef");
  }

  @Test
  void acceptsAParserThatKnowsWhereItsMessageEnds() {
    DatagramTrials trials = trials((in, context) -> context.emit(new Letters(in.bytes(6).text())));
    assertThatCode(trials::cut).doesNotThrowAnyException();
    assertThatCode(trials::mutate).doesNotThrowAnyException();
  }

  @Test
  void showsTheDatagramThatBreaksAParser() {
    DatagramTrials trials = trials((in, context) -> in.rest().at(3));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(trials::cut)
        .withMessageStartingWith("packet 9 cut to 0 bytes, : java.lang.ArrayIndexOutOfBoundsException");
  }

  @Test
  void findsWhatOnlyRareBytesBreak() {
    DatagramTrials trials =
        trials(
            (in, context) -> {
              if (in.rest().at(0) >= 0x80) throw new IllegalStateException("signed");
            });
    assertThatExceptionOfType(AssertionError.class).isThrownBy(trials::mutate).withMessageContaining("signed");
  }

  @Test
  void refusesEventsWithoutCodec() {
    DatagramTrials trials = trials((in, context) -> context.emit(new Datagram("", null, "", 0, "", 0, 0, null)));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(trials::cut)
        .withMessageContaining("does not say that it emits");
  }

  @Test
  void refusesEventsOutOfProportion() {
    DatagramTrials trials =
        trials((in, context) -> context.emit(new Letters("a".repeat(1 << 23))));
    assertThatExceptionOfType(AssertionError.class).isThrownBy(trials::cut).withMessageContaining("bytes of JSON");
  }
}
