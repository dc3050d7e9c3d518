package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;

/** How connections end: FIN and RST, in time, early, late and forged (E12 to E14). */
class ResetTest {
  private final Conversation talk = new Conversation().handshake();

  @Test
  void e12_anExactResetEndsBothSides() {
    talk.send(client("abc"), server("").flags("R").at(0));
    assertThat(talk.client()).isEqualTo("abc[end rst]");
    assertThat(talk.server()).isEqualTo("[end rst]");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e12_aResetInsideTheWindowIsIgnored() {
    talk.send(client("abc"), server("").flags("R").at(100), client("def"));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.rst_suspect");
  }

  @Test
  void e12_aResetOutsideTheWindowIsIgnored() {
    talk.send(client("abc"), server("").flags("R").at(1_000_000));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    talk.send(server("").flags("R").at(-5), client("def"));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.rst_suspect");
  }

  @Test
  void e12_whereTheReceiverHasAcknowledgedMoreThanWasCapturedItsWordCounts() {
    talk.send(client("abc"), server("").ack(6), client("").flags("R").at(6));
    assertThat(talk.client()).isEqualTo("abc[gap 3 end][end rst]");
  }

  @Test
  void e12_theRefusalOfASynEndsIt() {
    Conversation refused = new Conversation();
    refused.send(client("").flags("S").at(-1), server("").flags("RA").at(-50_001).ack(0));
    assertThat(refused.client()).isEqualTo("[end rst]");
    assertThat(refused.anomalies()).isEmpty();
  }

  @Test
  void e12_aRefusalThatDoesNotAcknowledgeTheSynIsIgnored() {
    Conversation refused = new Conversation();
    refused.send(client("").flags("S").at(-1), server("").flags("RA").at(-50_001).ack(77));
    assertThat(refused.client()).isEmpty();
    assertThat(refused.anomalies()).containsExactly("tcp.rst_suspect");
  }

  @Test
  void e12_whoGoesOnAfterItsResetHasNotSentIt() {
    talk.send(client("abc"), client("").flags("R"), client("def").at(3));
    assertThat(talk.verdict()).isEqualTo(Connection.REOPENS);
    assertThat(talk.anomalies()).containsExactly("tcp.rst_suspect");
  }

  @Test
  void e12_dataStillInFlightAfterTheOthersResetIsIgnored() {
    talk.send(server("abc"), client("").flags("R"), server("def"));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    assertThat(talk.anomalies()).isEmpty();
    talk.seconds(2).send(server("ghi"));
    assertThat(talk.verdict()).isEqualTo(Connection.REOPENS);
    assertThat(talk.anomalies()).containsExactly("tcp.rst_suspect");
  }

  @Test
  void e13_theDataOfAResetIsKept() {
    talk.send(client("abc"), client("bye").flags("RA"));
    assertThat(talk.client()).isEqualTo("abcbye[end rst]");
    assertThat(talk.anomalies()).containsExactly("tcp.rst_data");
  }

  @Test
  void e13_aResetBeforeDataWasAcknowledgedInventsNoGap() {
    talk.send(client("abc"), client("def"), server("").flags("R").at(0).ack(0));
    assertThat(talk.client()).isEqualTo("abcdef[end rst]");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void aResetGivesUpHoles() {
    talk.send(client("abc"), client("ghi").at(6), server("").flags("R"));
    assertThat(talk.client()).isEqualTo("abc[gap 3 end]ghi[end rst]");
    assertThat(talk.held()).isZero();
  }

  @Test
  void e14_aFinWithDataEndsBehindIt() {
    talk.send(client("abc").flags("FA"));
    assertThat(talk.client()).isEqualTo("abc[end fin]");
  }

  @Test
  void e14_aFinBeforeMissingDataWaitsForIt() {
    talk.send(client("def").at(3).flags("FA"));
    assertThat(talk.client()).isEmpty();
    talk.send(client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abcdef[end fin]");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e14_aFinBehindAHoleThatWasAcknowledgedEndsAfterTheGap() {
    talk.send(client("abc"), client("").at(6).flags("FA"), server("").ack(7)).seconds(2).timer();
    assertThat(talk.client()).isEqualTo("abc[gap 3 acked][end fin]");
  }

  @Test
  void e14_dataBehindTheFinIsNotDelivered() {
    talk.send(client("abc").flags("FA"), client("def").at(3));
    assertThat(talk.client()).isEqualTo("abc[end fin]");
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    assertThat(talk.anomalies()).containsExactly("tcp.data_after_fin");
  }

  @Test
  void e14_waitingDataBehindTheFinIsNotDeliveredEither() {
    talk.send(client("defghi").at(3), client("").at(6).flags("FA"), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abcdef[end fin]");
    assertThat(talk.anomalies()).containsExactly("tcp.data_after_fin");
    assertThat(talk.held()).isZero();
  }

  @Test
  void e14_aFinBeforeTheEndOfWhatWasDeliveredIsIgnored() {
    talk.send(client("abcdef"), client("").at(3).flags("FA"));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    talk.send(client("ghi").at(6));
    assertThat(talk.client()).isEqualTo("abcdefghi");
  }

  @Test
  void aHalfClosedConnectionGoesOn() {
    talk.send(client("abc").flags("FA"), server("def"), server("ghi").flags("FA")).close();
    assertThat(talk.client()).isEqualTo("abc[end fin]");
    assertThat(talk.server()).isEqualTo("defghi[end fin]");
    assertThat(talk.recorder.ends).isEqualTo(2);
  }

  @Test
  void aRepeatedFinIsNothing() {
    talk.send(client("abc").flags("FA"), client("").at(3).flags("FA"), client("abc").at(0).flags("FA"));
    assertThat(talk.client()).isEqualTo("abc[end fin]");
    assertThat(talk.verdict()).isEqualTo(Connection.RETRANSMITTED);
    assertThat(talk.anomalies()).isEmpty();
  }
}
