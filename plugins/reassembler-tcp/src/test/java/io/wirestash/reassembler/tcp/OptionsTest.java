package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.stream.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of TCP headers that decide whether a receiver believes a segment (E17, E18), and the window (E6). */
class OptionsTest {
  private static Conversation withTimestamps(long clients) {
    return new Conversation().send(
        client("").flags("S").at(-1).options("080a%08x00000000".formatted(clients & 0xffffffffL)),
        server("").flags("SA").at(-1).options("080a0000000100000000"),
        client("").timestamp(clients));
  }

  @Test
  void e17_aSegmentWithAnOldTimeStampIsIgnored() {
    Conversation talk = withTimestamps(1000).send(client("abc").timestamp(1010), client("EVIL").timestamp(1009));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    talk.send(client("def").at(3).timestamp(1011));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.anomalies()).containsExactly("tcp.old_timestamp");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -1000, 0x80000000L, 0x80000001L})
  void e17_edgeValuesCountAsOld(long distance) {
    Conversation talk = withTimestamps(1000).send(client("abc").timestamp(1000 + distance));
    assertThat(talk.client()).isEmpty();
    assertThat(talk.anomalies()).containsExactly("tcp.old_timestamp");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 0x7fffffffL})
  void e17_equalAndLaterValuesDoNot(long distance) {
    Conversation talk = withTimestamps(1000).send(client("abc").timestamp(1000 + distance));
    assertThat(talk.client()).isEqualTo("abc");
  }

  @Test
  void timeStampsWrap() {
    Conversation talk = withTimestamps(0xffffffffL).send(client("abc").timestamp(2), client("def").timestamp(3));
    assertThat(talk.client()).isEqualTo("abcdef");
  }

  @Test
  void aSegmentThatFillsAHoleMayBeOlderThanThoseBehindIt() {
    Conversation talk = withTimestamps(1000);
    talk.send(client("ghi").at(6).timestamp(1003), client("abc").at(0).timestamp(1001));
    talk.send(client("def").at(3).timestamp(1002));
    assertThat(talk.client()).isEqualTo("abcdefghi");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void timeStampsThatWereNotAgreedOnMeanNothing() {
    Conversation talk = new Conversation().handshake();
    talk.send(client("abc").timestamp(1000), client("def").timestamp(1));
    assertThat(talk.client()).isEqualTo("abcdef");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0801", "0800", "08", "ff40", "020305b4", "0304070000", "1312", "080b0000000100000000"})
  void e18_aLengthThatDoesNotFitIsIgnored(String options) {
    String padded = "01".repeat((8 - options.length() % 8) % 8 / 2) + options; // the fault stays at the end
    Conversation talk = new Conversation().handshake().send(client("EVIL").options(padded), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("tcp.bad_option");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1312", "1d12"})
  void e18_aSignatureThatWasNotAgreedOnIsIgnored(String kind) {
    String signature = kind + "00".repeat(16);
    Conversation talk = new Conversation().handshake().send(client("EVIL").options(signature), client("abc").at(0));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).containsExactly("tcp.bad_option");
  }

  @Test
  void aSignatureThatWasAgreedOnIsNothing() {
    String signature = "1312" + "00".repeat(16);
    Conversation talk = new Conversation().send(
        client("").flags("S").at(-1).options(signature),
        server("").flags("SA").at(-1).options(signature),
        client("abc").at(0).options(signature));
    assertThat(talk.client()).isEqualTo("abc");
    assertThat(talk.anomalies()).isEmpty();
  }

  @Test
  void e6_dataBeyondTheWindowIsIgnored() {
    Conversation talk = new Conversation().handshake();
    talk.send(server("").window(1000), client("EVIL").at(70_000));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
    assertThat(talk.held()).isZero();
    assertThat(talk.anomalies()).containsExactly("tcp.out_of_window");
  }

  @Test
  void e6_theWindowIsScaledIfBothSidesAgreed() {
    Conversation talk = new Conversation().send(
        client("").flags("S").at(-1).options("030302"),
        server("").flags("SA").at(-1).options("030302"),
        client(""),
        server(""));
    talk.send(client("x").at(200_000));
    assertThat(talk.verdict()).isEqualTo(Connection.OUT_OF_ORDER);
    talk.send(client("x").at(270_000));
    assertThat(talk.verdict()).isEqualTo(Connection.IGNORED);
  }
}
