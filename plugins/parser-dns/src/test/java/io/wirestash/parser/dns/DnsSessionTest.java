package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.query;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Wire;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsSessionTest {
  private static final DnsOptions OPTIONS = new DnsOptions(List.of(53, 5353, 5355), Duration.ofSeconds(10));
  private final Wire wire = Wire.to(new DnsParser(OPTIONS));

  private static byte[] ask(int id, String name) {
    return query(id, name, 1).bytes();
  }

  private static byte[] answer(int id, String name) {
    return response(id, name, 1).answer(name, 1, hex("c0000201")).bytes();
  }

  private DnsMessage last() {
    List<DnsMessage> events = wire.events(DnsMessage.class);
    return events.get(events.size() - 1);
  }

  @Test
  void tiesAnAnswerToItsQuery() {
    wire.client(ask(7, "a.test.")).server(answer(7, "a.test."));
    assertThat(wire.events(DnsMessage.class)).hasSize(2);
    assertThat(Messages.json(last())).endsWith("\"rtt\":0.001000,\"query_packet\":1}");
    assertThat(wire.confirmed()).isTrue();
  }

  @Test
  void tiesAnswersThatComeInAnotherOrder() {
    wire.client(ask(1, "a."), ask(2, "b.")).server(answer(2, "b."), answer(1, "a."));
    assertThat(wire.events(DnsMessage.class)).extracting(DnsMessage::queryPacket).endsWith(2L, 1L);
  }

  @Test
  void comparesNamesWithoutCase() {
    wire.client(ask(7, "WwW.tEsT.")).server(answer(7, "www.test."));
    assertThat(last().queryPacket()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerThatDoesNotRepeatTheQuestion() {
    wire.client(ask(7, "a.")).server(message(7, 0x8001).bytes());
    assertThat(last().queryPacket()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"8, a.", "7, b."})
  void leavesAnswersToSomethingElseAlone(int id, String name) {
    wire.client(ask(7, "a.")).server(answer(id, name));
    assertThat(last().rtt()).isNull();
  }

  @Test
  void doesNotTakeAResponseOfTheAskerForTheAnswer() {
    wire.client(ask(7, "a."), answer(7, "a."));
    assertThat(last().rtt()).isNull();
  }

  @Test
  void tiesAnswersWhenTheCaptureBeginsWithAnAnswer() {
    wire.client(answer(1, "a.")).server(ask(2, "b.")).client(answer(2, "b."));
    assertThat(wire.events(DnsMessage.class))
        .extracting(message -> message.rtt() != null)
        .containsExactly(false, false, true);
  }

  @Nested
  class Unanswered {
    @Test
    void queriesAreReportedAgainAtTheTimeOut() {
      wire.client(ask(7, "a.test.")).later(Duration.ofMillis(9_999));
      assertThat(wire.events(DnsMessage.class)).hasSize(1);
      wire.later(Duration.ofMillis(1));
      assertThat(Messages.json(last()))
          .isEqualTo(
              "{\"id\":7,\"unanswered\":true,"
                  + "\"questions\":[{\"qname\":\"a.test.\",\"qtype\":\"A\",\"qclass\":\"IN\"}]}");
      assertThat(wire.emitted().get(1).end().packet()).isEqualTo(1);
    }

    @Test
    void queriesAreReportedWhenTheFlowEnds() {
      wire.client(ask(7, "a.")).end();
      assertThat(last().unanswered()).isTrue();
    }

    @Test
    void answeredQueriesAreNot() {
      wire.client(ask(7, "a.")).server(answer(7, "a.")).end();
      assertThat(wire.events(DnsMessage.class)).hasSize(2);
    }

    @Test
    void repeatedQueriesShareTheAnswerAndItsTimeCountsFromTheFirst() {
      wire.client(ask(7, "a."), ask(7, "a.")).server(answer(7, "a.")).end();
      assertThat(wire.events(DnsMessage.class)).hasSize(3);
      assertThat(Messages.json(last())).endsWith("\"rtt\":0.002000,\"query_packet\":1}");
    }

    @ParameterizedTest
    @CsvSource({"256, 0", "257, 1"})
    void queriesWaitUpTo256AtATime(int queries, int lost) {
      for (int id = 0; id < queries; id++) wire.client(ask(id, "a."));
      assertThat(wire.events(DnsMessage.class)).filteredOn(event -> event.unanswered() != null).hasSize(lost);
    }

    @ParameterizedTest
    @CsvSource({"224.0.0.251, 5353", "10.0.0.2, 5353", "ff02::fb, 5353", "224.0.0.252, 5355", "ff02::1:3, 5355"})
    void multicastQueriesAreOwedNoAnswer(String address, int port) {
      wire.at(address, port).client(ask(0, "a.local.")).end();
      assertThat(wire.events(DnsMessage.class)).hasSize(1);
    }
  }

  @Test
  void namesWhatIsWrong() {
    wire.client(query(1, "a.", 1).hexBytes("00").bytes());
    assertThat(wire.anomalies()).containsExactly("dns.trailing_bytes");
    assertThat(Messages.json(last())).endsWith("\"anomalies\":[\"trailing_bytes\"]}");
  }

  @ParameterizedTest
  @CsvSource({"00, 0, true", "'', 1, false"})
  void confirmsTheProtocolUnlessOtherBytesCouldLookLikeThis(String trailing, int missing, boolean confirmed) {
    wire.client(query(1, "a.", 1).hexBytes(trailing).count(1, missing).bytes());
    assertThat(wire.confirmed()).isEqualTo(confirmed);
  }

  @Test
  void emitsNothingForWhatIsNotDns() {
    wire.client(hex("0000 0000 0000 0000 0000 0000 00"));
    assertThat(wire.events(DnsMessage.class)).isEmpty();
    assertThat(wire.anomalies()).containsExactly("dns.not_dns");
  }

  @Test
  void splitsTheClassOnPort5353() {
    wire.at("224.0.0.251", 5353).client(message(0, 0).question("a.local.", 1, 0x8001).bytes());
    assertThat(last().questions().get(0).qclass()).isEqualTo("IN");
  }
}
