package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;

/** How connections begin, honestly and otherwise (E7 to E11, E15, E23). */
class HandshakeTest {
  private final Conversation talk = new Conversation();

  private static Sent syn() {
    return client("").flags("S").at(-1);
  }

  private static Sent synAck() {
    return server("").flags("SA").at(-1);
  }

  @Test
  void e7_dataOfASynIsDeliveredWhenTheAnswerCoversIt() {
    talk.send(client("GET").flags("S").at(-1));
    assertThat(talk.client()).isEmpty();
    talk.send(synAck().ack(3));
    assertThat(talk.client()).isEqualTo("GET");
    talk.send(client(" /").at(3));
    assertThat(talk.client()).isEqualTo("GET /");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e7_dataOfASynThatTheAnswerDoesNotCoverIsSentAgain() {
    talk.send(client("BAD").flags("S").at(-1), synAck().ack(0), client("").at(0), client("GET").at(0));
    assertThat(talk.client()).isEqualTo("GET");
    assertThat(talk.anomalies()).containsExactly("tcp.syn_data");
  }

  @Test
  void e7_ofDataOfASynOnlyTheCoveredPartIsDelivered() {
    talk.send(client("GETBAD").flags("S").at(-1), synAck().ack(3), client(" /").at(3));
    assertThat(talk.client()).isEqualTo("GET /");
  }

  @Test
  void e7_dataOfASynThatNobodyAnswersIsNotDelivered() {
    talk.send(client("GET").flags("S").at(-1)).close();
    assertThat(talk.client()).isEqualTo("[end end]");
  }

  @Test
  void e8_ofSeveralSynsTheOneThatIsAnsweredHolds() {
    talk.send(client("").flags("S").at(4999), syn(), synAck().ack(0), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("tcp.syn_resent");
  }

  @Test
  void e8_orTheFirstIfThatIsAnswered() {
    talk.send(syn(), client("").flags("S").at(4999), synAck().ack(0), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("tcp.syn_resent");
  }

  @Test
  void e8_theSameSynOnceMoreIsNothing() {
    talk.send(syn(), syn(), synAck().ack(0), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e9_ofTwoAnswersTheOneThatTheClientAcknowledgesHolds() {
    talk.send(syn(), server("").flags("SA").at(6999).ack(0), synAck().ack(0));
    talk.send(client("").at(0).ack(0), server("hello").at(0).ack(0));
    assertThat(talk.server()).isEqualTo("hello");
    assertThat(talk.anomalies()).containsExactly("tcp.synack_conflict");
  }

  @Test
  void e9_orTheFirstIfThatIsAcknowledged() {
    talk.send(syn(), synAck().ack(0), server("").flags("SA").at(6999).ack(0));
    talk.send(client("").at(0).ack(0), server("hello").at(0).ack(0));
    assertThat(talk.server()).isEqualTo("hello");
    assertThat(talk.anomalies()).containsExactly("tcp.synack_conflict");
  }

  @Test
  void anAnswerToASynThatNobodySentIsIgnored() {
    talk.send(syn(), server("").flags("SA").at(6999).ack(4711));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    talk.send(synAck().ack(0), client("abc").at(0).ack(0), server("ok").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.server()).isEqualTo("ok");
  }

  @Test
  void e10_fourWaySplitHandshake() {
    talk.send(syn(), server("").flags("S").at(-1), client("").flags("SA").at(-1).ack(0), server("").at(0).ack(0));
    talk.send(client("abc").at(0), server("ok").at(0));
    assertThat(talk.client() + talk.server()).isEqualTo("abcok");
    assertThat(talk.anomalies()).containsExactly("tcp.split_handshake");
  }

  @Test
  void e10_fiveWaySplitHandshake() {
    talk.send(syn(), server("").at(8000).ack(0), server("").flags("S").at(-1));
    talk.send(client("").flags("SA").at(-1).ack(0), server("").at(0).ack(0), client("abc").at(0), server("ok").at(0));
    assertThat(talk.client() + talk.server()).isEqualTo("abcok");
    assertThat(talk.anomalies()).containsExactly("tcp.split_handshake");
  }

  @Test
  void e10_simultaneousOpen() {
    talk.send(syn(), server("").flags("S").at(-1), client("").flags("SA").at(-1).ack(0));
    talk.send(server("").flags("SA").at(-1).ack(0), client("abc").at(0), server("ok").at(0));
    assertThat(talk.client() + talk.server()).isEqualTo("abcok");
    assertThat(talk.anomalies()).containsExactly("tcp.split_handshake");
  }

  @Test
  void e11_aSynInALiveFlowIsIgnored() {
    talk.handshake().send(client("abc"), client("").flags("S").at(9000));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    talk.send(client("def").at(3));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.syn_in_flow");
  }

  @Test
  void e11_unlessTheServerAnswersIt() {
    talk.handshake().send(client("abc"), client("").flags("S").at(9000), server("").flags("SA").at(7000).ack(9001));
    assertThat(talk.verdict()).isEqualTo(Connection.REOPENS);
  }

  @Test
  void e11_theFirstSynOnceMoreIsNothing() {
    talk.handshake().send(client("abc"), syn(), synAck().ack(0));
    assertThat(talk.anomalies()).isEmpty();
    assertThat(talk.verdict()).isZero();
  }

  @Test
  void e15_impossibleFlagsAreIgnored() {
    talk.handshake();
    for (String flags : new String[] {"SF", "", "FSRPAU", "FPU", "SR", "P", "F", "FRA"}) {
      talk.send(client("x").flags(flags).at(0));
      assertThat(talk.verdict()).as(flags).isEqualTo(Connection.IGNORED);
    }
    talk.send(client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("tcp.bad_flags");
  }

  @Test
  void e23_aSynAfterBothFinsOpensAnotherConnection() {
    talk.handshake().send(client("abc"), client("").flags("FA"), server("").flags("FA"), client(""));
    Sent again = client("").flags("S").at(100_000);
    assertThat(talk.send(again).verdict()).isEqualTo(Connection.REOPENS);
    talk.reopen(again).send(client("new").at(100_001));
    assertThat(talk.client()).isEqualTo("abc[end fin]new");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e23_aSynAfterAResetOpensAnotherConnection() {
    talk.handshake().send(server("").flags("R"), client("").flags("S").at(100_000));
    assertThat(talk.verdict()).isEqualTo(Connection.REOPENS);
  }

  @Test
  void theAnswerAloneTellsWhereBothStreamsBegin() {
    talk.send(synAck().ack(0), client("def").at(3), client("abc").at(0), server("ok").at(0));
    assertThat(talk.client() + talk.server()).isEqualTo("abcdefok");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void theClientsAcknowledgementTellsWhereTheServerBeginsIfItsAnswerWasLost() {
    talk.send(syn(), client("").at(0).ack(0), server("world").at(5), server("hello").at(0));
    assertThat(talk.server()).isEqualTo("helloworld");
  }

  @Test
  void aSynCapturedAfterItsDataIsNoIntrusion() {
    talk.send(client("abc").at(0), syn());
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("flow.partial");
    assertThat(talk.facts().fromStart()).isTrue();
  }

  @Test
  void factsOfTheHandshake() {
    talk.send(
        syn().options("020405b4 0402 080a0000000100000000 01 030307"),
        synAck().options("02040218 01 030302"),
        client("").at(0));
    assertThat(talk.facts().mss(0)).isEqualTo(1460);
    assertThat(talk.facts().mss(1)).isEqualTo(536);
    assertThat(talk.facts().windowScale(0)).isEqualTo(7);
    assertThat(talk.facts().windowScale(1)).isEqualTo(2);
    assertThat(talk.facts().sack(0)).isTrue();
    assertThat(talk.facts().sack(1)).isFalse();
    assertThat(talk.facts().rttNanos()).isEqualTo(2_000_000);
    assertThat(talk.facts().fromStart()).isTrue();
  }
}
