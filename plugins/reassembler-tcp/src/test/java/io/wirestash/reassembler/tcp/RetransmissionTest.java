package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;

/** Bytes that come again, the same or others, and probes that carry none (E1, E2, E3, E19). */
class RetransmissionTest {
  private final Conversation talk = new Conversation().handshake();

  @Test
  void aRepeatedSegmentIsCountedAndNotDelivered() {
    talk.send(client("abc"), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.verdict()).isEqualTo(Connection.RETRANSMITTED);
    assertThat(talk.facts().retransmits(0)).isEqualTo(1);
    assertThat(talk.facts().retransmits(1)).isZero();
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e1_aDifferentRepetitionIsReportedAndNotDelivered() {
    talk.send(client("GET /good"), client("GET /evil").at(0));
    assertThat(talk.client()).isEqualTo("GET /good");
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
    assertThat(talk.ambiguous()).isTrue();
  }

  @Test
  void e1_alsoWhenSeveralSegmentsAreRepeatedAsOne() {
    talk.send(client("abc"), client("def"), client("abcdeX").at(0));
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
  }

  @Test
  void e1_joinedSegmentsThatAreTheSameAreNoConflict() {
    talk.send(client("abc"), client("def"), client("abcdefghi").at(0));
    assertThat(talk.client()).isEqualTo("abcdefghi");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e1_alsoOfASegmentThatHadWaited() {
    talk.send(client("def").at(3), client("abc").at(0), client("deX").at(3));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
  }

  @Test
  void e1_theLast64SegmentsAreRemembered() {
    for (int i = 0; i < 100; i++) talk.send(client("abc"));
    talk.send(client("abX").at(35 * 3));
    assertThat(talk.anomalies()).isEmpty();
    talk.send(client("abX").at(36 * 3));
    assertThat(talk.anomalies()).containsExactly("tcp.overlap_conflict");
  }

  @Test
  void e2_aKeepAliveDeliversNothing() {
    talk.send(client("abc"), client("").at(2));
    assertThat(talk.verdict()).isEqualTo(Connection.PROBE);
    talk.send(client("\0").at(2));
    assertThat(talk.verdict()).isEqualTo(Connection.PROBE);
    talk.send(client("def").at(3));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).isEmpty();
    assertThat(talk.facts().retransmits(0)).isZero();
  }

  @Test
  void e2_theByteOfAZeroWindowProbeIsDeliveredOnlyWhenSentForGood() {
    talk.send(client("abc"), server("").window(0), client("d").at(3));
    assertThat(talk.verdict()).isEqualTo(Connection.PROBE);
    assertThat(talk.client()).isEqualTo("abc");
    talk.send(server("").ack(3).window(5000), client("def").at(3));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).isEmpty();
    assertThat(talk.held()).isZero();
  }

  @Test
  void e2_orWhenTheReceiverTookIt() {
    talk.send(client("abc"), server("").window(0), client("d").at(3), server("").ack(4).window(5000));
    assertThat(talk.client()).isEqualTo("abcd");
    talk.send(client("ef").at(4));
    assertThat(talk.client()).isEqualTo("abcdef");
  }

  @Test
  void e3_aStreamGoesOnWhereSequenceNumbersWrap() {
    long[] initial = {0xffffffffL - 5, 0xffffffffL};
    Conversation wrapping = new Conversation(Conversation.DEFAULTS, initial).handshake();
    wrapping.send(client("abc"), client("ghi").at(6), client("def").at(3), server("0123456789"));
    assertThat(wrapping.client()).isEqualTo("abcdefghi");
    assertThat(wrapping.server()).isEqualTo("0123456789");
    assertThat(wrapping.anomalies()).isEmpty();
  }

  @Test
  void e3_aHoleMayLieAcrossTheWrap() {
    Conversation wrapping = new Conversation(Conversation.DEFAULTS, new long[] {0xffffffffL - 5, 9}).handshake();
    wrapping.send(client("abc"), client("jkl").at(9), server("").ack(12)).seconds(2).timer();
    assertThat(wrapping.client()).isEqualTo("abc[gap 6 acked]jkl");
  }

  @Test
  void e19_aJumpOfTheTtlIsReported() {
    talk.send(client("abc").ttl(5), client("abd").at(0).ttl(64), server("x").ttl(250));
    assertThat(talk.anomalies()).containsExactly("ip.ttl_shift", "tcp.overlap_conflict");
    assertThat(talk.ambiguous()).isTrue();
    assertThat(talk.client()).isEqualTo("abc");
  }

  @Test
  void e19_theTtlOfAnEarlierConnectionSaysNothing() {
    talk.send(client("abc").ttl(5)).reopen(client("").flags("S").at(-1)).send(server("").flags("SA").at(-1));
    talk.send(client("abc").ttl(5), client("def").ttl(64));
    assertThat(talk.anomalies()).containsExactly("ip.ttl_shift");
  }

  @Test
  void e19_aTtlThatMovesByFourIsNot() {
    talk.send(client("abc").ttl(60), client("def").ttl(64));
    assertThat(talk.anomalies()).isEmpty();
  }
}
