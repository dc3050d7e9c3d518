package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;

/** When missing bytes are given up, and as what (E4, E5, E21). */
class GapTest {
  private final Conversation talk = new Conversation().handshake();

  @Test
  void e4_aHoleThatThePeerAcknowledgedIsGivenUpAfterTwoSeconds() {
    talk.send(client("abc"), client("ghi").at(6), server("").ack(9)).seconds(1.9).send(client("jkl").at(9));
    assertThat(talk.client()).isEqualTo("abc");
    talk.seconds(0.2).send(client("mno").at(12));
    assertThat(talk.client()).isEqualTo("abc[gap 3 acked]ghijklmno");
    assertThat(talk.anomalies()).containsExactly("tcp.gap");
    assertThat(talk.verdict() & Connection.GAP).isNotZero();
    assertThat(talk.facts().missingBytes(0)).isEqualTo(3);
  }

  @Test
  void e4_orAfter32PacketsOfTheConnection() {
    talk.send(client("abc"), client("ghi").at(6)).acks(31, 1, 9);
    assertThat(talk.client()).isEqualTo("abc");
    talk.acks(1, 1, 9);
    assertThat(talk.client()).isEqualTo("abc[gap 3 acked]ghi");
  }

  @Test
  void theTimerGivesUpAnAcknowledgedHoleWithoutFurtherPackets() {
    talk.send(client("abc"), client("ghi").at(6));
    assertThat(talk.deadline()).isEqualTo(Connection.NEVER);
    talk.send(server("").ack(9));
    assertThat(talk.deadline()).isEqualTo(2_005_000_000L);
    talk.seconds(2).timer();
    assertThat(talk.client()).isEqualTo("abc[gap 3 acked]ghi");
    assertThat(talk.deadline()).isEqualTo(Connection.NEVER);
  }

  @Test
  void aHoleThatThePeerStillAsksForIsWaitedFor() {
    talk.send(client("abc"), client("ghi").at(6)).acks(40, 1, 3).seconds(5).acks(1, 1, 3).timer();
    assertThat(talk.client()).isEqualTo("abc");
    talk.send(client("def").at(3));
    assertThat(talk.client()).isEqualTo("abcdefghi");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e5_aHoleThatNobodyAcknowledgedIsGivenUpAtTheEnd() {
    talk.send(client("abc"), client("ghi").at(6)).close();
    assertThat(talk.client()).isEqualTo("abc[gap 3 end]ghi[end end]");
    assertThat(talk.server()).isEqualTo("[end end]");
    assertThat(talk.anomalies()).containsExactly("tcp.gap");
    assertThat(talk.held()).isZero();
  }

  @Test
  void severalHolesAreGivenUpInOrder() {
    talk.send(client("abc"), client("ghi").at(6), client("mno").at(12)).close();
    assertThat(talk.client()).isEqualTo("abc[gap 3 end]ghi[gap 3 end]mno[end end]");
    assertThat(talk.anomalies()).containsExactly("tcp.gap");
  }

  @Test
  void whatWasAcknowledgedButNeverSeenIsMissingAtTheEnd() {
    talk.send(client("abc"), server("").ack(10)).close();
    assertThat(talk.client()).isEqualTo("abc[gap 7 end][end end]");
  }

  @Test
  void oneByteAcknowledgedAtTheEndIsAFinThatWasNotCaptured() {
    talk.send(client("abc"), server("").ack(4)).close();
    assertThat(talk.client()).isEqualTo("abc[end end]");
  }

  @Test
  void bytesBeyondTheSnapLengthAreAGapAtOnce() {
    talk.send(client("abcdef").cut(4), client("ghi"));
    assertThat(talk.client()).isEqualTo("ab[gap 4 cut]ghi");
    assertThat(talk.facts().missingBytes(0)).isEqualTo(4);
  }

  @Test
  void alsoOfASegmentThatHadToWait() {
    talk.send(client("ghijkl").at(6).cut(4), client("mno").at(12), client("abcdef").at(0));
    assertThat(talk.client()).isEqualTo("abcdefgh[gap 4 cut]mno");
    assertThat(talk.facts().missingBytes(0)).isEqualTo(4);
    assertThat(talk.held()).isZero();
  }

  @Test
  void aCutIsOneGapHoweverManyPagesItSpans() {
    talk.send(client("b".repeat(5000)).at(1).cut(4999), client("c").at(5001), client("a").at(0));
    assertThat(talk.client()).isEqualTo("ab[gap 4999 cut]c");
  }

  @Test
  void bytesCutOffFromASegmentThatWaitsMayComeAgainWhole() {
    talk.send(client("ghijkl").at(6).cut(4), client("ghijkl").at(6), client("abcdef").at(0));
    assertThat(talk.client()).isEqualTo("abcdefghijkl");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void aSegmentThatIsCutTakesNothingFromThoseThatWait() {
    talk.send(client("ghijkl").at(6), client("ghijklmno").at(6).cut(7), client("abcdef").at(0));
    assertThat(talk.client()).isEqualTo("abcdefghijkl[gap 3 cut]");
  }

  @Test
  void e21_ofAOneSidedConnectionHolesAreGivenUpByAge() {
    Conversation half = new Conversation();
    half.send(client("abc"), client("ghi").at(6)).seconds(2).send(client("jkl").at(9));
    assertThat(half.client()).isEqualTo("abc[gap 3 age]ghijkl");
    assertThat(half.anomalies()).containsExactly("flow.partial", "flow.one_sided", "tcp.gap");
  }

  @Test
  void e21_orByPacketsWhenThePeerFellSilent() {
    talk.send(client("abc"), client("ghi").at(6));
    for (int i = 0; i < 31; i++) talk.send(client(""));
    assertThat(talk.client()).isEqualTo("abc");
    talk.send(client(""));
    assertThat(talk.client()).isEqualTo("abc[gap 3 age]ghi");
  }

  @Test
  void aGapThatIsFilledTooLateIsNotFilled() {
    talk.send(client("abc"), client("ghi").at(6), server("").ack(9)).seconds(3).timer().send(client("def").at(3));
    assertThat(talk.client()).isEqualTo("abc[gap 3 acked]ghi");
    assertThat(talk.verdict()).isEqualTo(Connection.RETRANSMITTED);
  }

  @Test
  void anUnreadSideCountsItsMissingBytesAndHoldsNone() {
    talk.send(client("abc"), client("ghi").at(6)).ignore(0);
    assertThat(talk.held()).isZero();
    talk.send(client("mno").at(12), client("def").at(3)).close();
    assertThat(talk.client()).isEqualTo("abc[end end]");
    assertThat(talk.facts().missingBytes(0)).isEqualTo(6);
  }

  @Test
  void aReaderThatLosesInterestAmidDeliveryGetsNoMoreAndMissesNothing() {
    talk.recorder.meanwhile = talk::ignore;
    talk.send(client("dXef").at(3).urgent(2), client("ghi").at(7), client("abc").at(0), client("jkl").at(10));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.facts().missingBytes(0)).isZero();
    assertThat(talk.verdict()).isZero();
  }

  @Test
  void alsoOnceItWasToldOfAGap() {
    talk.recorder.meanwhile = talk::ignore;
    talk.send(client("def").at(3).cut(3), client("ghi").at(6), client("abc").at(0).cut(3), client("jkl").at(9));
    assertThat(talk.client()).isEqualTo("[gap 3 cut]");
    assertThat(talk.facts().missingBytes(0)).isEqualTo(6);
    assertThat(talk.verdict()).isZero();
  }

  @Test
  void bytesThatComeLateToAnUnreadSideAreNotMissing() {
    talk.ignore(0).send(client("def").at(3));
    assertThat(talk.facts().missingBytes(0)).isEqualTo(3);
    talk.send(client("abc").at(0));
    assertThat(talk.facts().missingBytes(0)).isZero();
    assertThat(talk.verdict()).isZero();
  }
}
