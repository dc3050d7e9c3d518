package io.wirestash.reassembler.tcp;

import static io.wirestash.reassembler.tcp.Sent.client;
import static io.wirestash.reassembler.tcp.Sent.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import io.wirestash.api.stream.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Connections whose beginning, or one side, was not captured (E20, E21). */
class MidstreamTest {
  private final Conversation talk = new Conversation();

  @Test
  void e20_bothSidesAreTakenUpFromTheirFirstByte() {
    talk.send(client("abc").at(7000), server("xyz").at(500).ack(7003), client("def").at(7003).ack(503));
    assertThat(talk.client()).isEqualTo("abcdef");
    assertThat(talk.server()).isEqualTo("xyz");
    assertThat(talk.anomalies()).containsExactly("flow.partial");
    assertThat(talk.facts().fromStart()).isFalse();
  }

  @Test
  void e20_fromAServersGreeting() {
    talk.send(server("220 hi").at(0).ack(0), client("EHLO").at(0));
    assertThat(talk.server()).isEqualTo("220 hi");
    assertThat(talk.client()).isEqualTo("EHLO");
  }

  @Test
  void e20_aKeepAliveIsNotTheBeginning() {
    talk.send(client("").at(6999), client("abc").at(7000));
    assertThat(talk.client()).isEqualTo("abc");
  }

  @Test
  void e20_anAcknowledgementTellsThatBytesAreMissing() {
    talk.send(client("").at(7000), client("def").at(7003), client("abc").at(7000));
    assertThat(talk.client()).isEqualTo("abcdef");
  }

  @Test
  void theOptionMidstreamOffIgnoresThem() {
    TcpOptions strict = new TcpOptions(OverlapPolicy.FIRST, new ByteSize(1 << 20), new ByteSize(1 << 28), 256,
        Duration.ofSeconds(2), 32, false, UrgentPolicy.OOB);
    Conversation ignored = new Conversation(strict).send(client("abc").at(7000), server("xyz").at(500));
    assertThat(ignored.client() + ignored.server()).isEmpty();
    assertThat(ignored.verdict()).isEqualTo(Connection.IGNORED);
    assertThat(new Conversation(strict).handshake().send(client("abc")).client()).isEqualTo("abc");
  }

  @Test
  void e21_aConnectionOfOneSideIsSaidToBeOne() {
    talk.send(client("abc").at(7000), client("def").at(7003)).close();
    assertThat(talk.client()).isEqualTo("abcdef[end end]");
    assertThat(talk.anomalies()).containsExactly("flow.partial", "flow.one_sided");
  }

  @Test
  void roundTripTimeIsFromTheFirstDataToItsAcknowledgement() {
    talk.send(client("abc").at(7000)).seconds(0.5).send(server("").at(500).ack(7003));
    assertThat(talk.facts().rttNanos()).isEqualTo(501_000_000);
  }

  @Test
  void ofUnansweredPacketsNoRoundTripTimeIsKnown() {
    talk.send(client("abc").at(7000));
    assertThat(talk.facts().rttNanos()).isEqualTo(-1);
    assertThat(talk.facts().mss(0)).isEqualTo(-1);
    assertThat(talk.facts().windowScale(0)).isEqualTo(-1);
  }
}
