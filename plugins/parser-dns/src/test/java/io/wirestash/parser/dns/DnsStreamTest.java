package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.query;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DNS over TCP: RFC 1035 section 4.2.2, RFC 7766; zone transfers: RFC 5936. */
class DnsStreamTest {
  private static final DnsParser PARSER = new DnsParser(new DnsOptions(List.of(53), Duration.ofSeconds(10)));
  private static final int AXFR = 252;
  private static final int IXFR = 251;
  private static final byte[] ADDRESS = hex("c0000201");

  private final Wire wire = Wire.to(PARSER).tcp();

  /** Messages, each with its length before it. */
  private static byte[] stream(MessageBytes... messages) {
    ByteBuffer stream = ByteBuffer.allocate(1 << 20);
    for (MessageBytes each : messages) stream.putShort((short) each.bytes().length).put(each.bytes());
    return Arrays.copyOf(stream.array(), stream.position());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static MessageBytes answer(int id, String name) {
    return response(id, name, 1).answer(name, 1, ADDRESS);
  }

  private List<DnsMessage> messages() {
    return wire.events(DnsMessage.class);
  }

  @Test
  void readsMessagesWhereverSegmentsAreCut() {
    wire.bytewise().client(stream(query(7, "a.test.", 1))).server(stream(answer(7, "a.test.")));

    assertThat(messages()).hasSize(2);
    assertThat(Messages.json(messages().get(1))).endsWith("\"rtt\":0.001000,\"query_packet\":1}");
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void tiesPipelinedQueriesToAnswersInAnyOrder() {
    wire.client(stream(query(1, "a.", 1), query(2, "b.", 1))).client(stream(query(3, "c.", 1)))
        .server(stream(answer(3, "c."), answer(1, "a."), answer(2, "b.")));

    assertThat(messages()).extracting(DnsMessage::queryPacket).endsWith(2L, 1L, 1L);
  }

  @Test
  void readsMoreRecordsThanADatagramMayHave() {
    MessageBytes many = response(1, "a.", 1);
    for (int i = 0; i < 600; i++) many.answer("a.", 1, ADDRESS);
    wire.server(stream(many));

    assertThat(messages().get(0).answers()).hasSize(600);
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void goesOnAfterAMessageThatIsNone() {
    wire.client(stream(query(1, "a.", 1))).client(hex("0003 010203")).client(stream(query(2, "b.", 1)));

    assertThat(wire.anomalies()).containsExactly("dns.truncated");
    assertThat(messages()).hasSize(2);
  }

  @Test
  void readsNothingBehindAGapBecauseNobodyKnowsWhereAMessageBegins() {
    wire.client(stream(query(1, "a.", 1))).lose(Direction.CLIENT, 5).client(stream(query(2, "b.", 1)));

    assertThat(messages()).hasSize(1);
  }

  @Test
  void reportsAQueryThatTheConnectionsEndLeavesWithoutAnswer() {
    wire.client(stream(query(1, "a.", 1))).end();

    assertThat(messages().get(1).unanswered()).isTrue();
  }

  @Nested
  class ZoneTransfersOfManyMessages {
    @ParameterizedTest
    @ValueSource(ints = {AXFR, IXFR})
    void allAnswerTheOneQuery(int type) {
      wire.client(stream(query(5, "zone.", type)))
          .server(stream(response(5, "zone.", type).answer("zone.", 1, ADDRESS)))
          .server(stream(message(5, 0x8400).answer("a.zone.", 1, ADDRESS)))
          .server(stream(message(5, 0x8400).answer("b.zone.", 1, ADDRESS)));

      assertThat(messages()).extracting(DnsMessage::queryPacket).endsWith(1L, 1L, 1L);
      assertThat(Messages.json(messages().get(3))).endsWith("\"rtt\":0.003000,\"query_packet\":1}");
    }

    @Test
    void areToldApartByTheirIds() {
      wire.client(stream(query(5, "zone.", AXFR))).client(stream(query(6, "other.", AXFR)))
          .server(stream(response(5, "zone.", AXFR), response(6, "other.", AXFR), message(5, 0x8400),
              message(6, 0x8400), message(7, 0x8400)));

      assertThat(messages().subList(4, 7)).extracting(DnsMessage::rtt).satisfiesExactly(
          five -> assertThat(five).isNotNull(), six -> assertThat(six).isNotNull(), seven -> assertThat(seven).isNull());
      assertThat(messages().subList(4, 6)).extracting(DnsMessage::queryPacket).containsExactly(1L, 2L);
    }

    @Test
    void areTheOnlyAnswersThatGoOn() {
      wire.client(stream(query(5, "a.", 1))).server(stream(answer(5, "a."), answer(5, "a.")));

      assertThat(messages().get(2).rtt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"16, true", "17, false"})
    void areRememberedUpTo16AtATime(int transfers, boolean first) {
      for (int id = 1; id <= transfers; id++) {
        wire.client(stream(query(id, "zone.", AXFR))).server(stream(response(id, "zone.", AXFR)));
      }
      wire.server(stream(message(1, 0x8400)));

      assertThat(messages().get(messages().size() - 1).rtt() != null).isEqualTo(first);
    }
  }

  @Nested
  class Probe {
    private Optional<Match> probe(Direction from, byte[] head) {
      return Wire.probe(PARSER, from, text(head));
    }

    @Test
    void isCertainOfAQuestionInAMessageThatIsNotAllThereYet() {
      MessageBytes long_ = response(1, "a.test.", 1);
      for (int i = 0; i < 600; i++) long_.answer("a.test.", 1, ADDRESS);
      byte[] whole = stream(long_);

      assertThat(probe(Direction.SERVER, Arrays.copyOf(whole, 300))).contains(Match.YES);
    }

    @Test
    void waitsUntilItCanTell() {
      byte[] whole = stream(query(1, "a.test.", 1));

      for (int length = 0; length < whole.length; length++) {
        assertThat(probe(Direction.CLIENT, Arrays.copyOf(whole, length))).isEmpty();
      }
      assertThat(probe(Direction.CLIENT, whole)).contains(Match.YES);
    }

    @Test
    void knowsWhoAsksFromWhatIsSaid() {
      assertThat(probe(Direction.SERVER, stream(query(1, "a.", 1)))).contains(Match.REVERSED);
      assertThat(probe(Direction.CLIENT, stream(answer(1, "a.")))).contains(Match.REVERSED);
    }

    @Test
    void triesWhatHasNoMoreThanAPlausibleHeader() {
      assertThat(probe(Direction.SERVER, stream(message(1, 0x8400).answer("a.", 1, ADDRESS)))).contains(Match.TRY);
      assertThat(probe(Direction.CLIENT, stream(message(1, 0x0100).question("a.", 4711, 1)))).contains(Match.TRY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
      "GET / HTTP/1.1\r\n", "220 ready\r\n", "SSH-2.0-OpenSSH_9.6\r\n", "*1\r\n$4\r\nPING\r\n", "EHLO client\r\n",
      "+OK POP3 ready\r\n", "* OK IMAP4rev1\r\n", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003random"
    })
    void isQuicklyDoneWithOtherProtocols(String head) {
      assertThat(Wire.probe(PARSER, Direction.CLIENT, head)).isPresent().get().isNotIn(Match.YES, Match.REVERSED);
    }
  }
}
