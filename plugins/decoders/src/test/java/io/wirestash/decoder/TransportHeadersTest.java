package io.wirestash.decoder;

import static io.wirestash.decoder.Decoding.RAW;
import static io.wirestash.decoder.Decoding.anomalies;
import static io.wirestash.decoder.Decoding.decode;
import static io.wirestash.decoder.Decoding.facts;
import static io.wirestash.decoder.Decoding.loop;
import static io.wirestash.decoder.Decoding.payload;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.Frames;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportHeadersTest {
  private static final Frames IPV4 = frame().ipv4("10.0.0.1", "10.0.0.2");
  private static final Frames IPV6 = frame().ipv6("fd00::1", "fd00::2");
  private static final int VERDICTS =
      Packet.TRANSPORT_CHECKSUM_GOOD | Packet.TRANSPORT_CHECKSUM_BAD | Packet.TRANSPORT_CHECKSUM_PARTIAL;

  static List<Frames> headers() {
    return List.of(
        IPV4.tcp(1, 2), IPV6.tcp(1, 2), IPV4.udp(1, 2), IPV6.udp(1, 2), IPV4.icmp(8, 0), IPV6.icmpv6(128, 0));
  }

  static int verdict(Packet packet) {
    return packet.flags() & VERDICTS;
  }

  @Nested
  class Checksums {
    static List<Frames> headers() {
      return TransportHeadersTest.headers();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void areGoodOverEvenAndOddLengths(Frames header) {
      assertThat(verdict(decode(RAW, header.payload("even")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
      assertThat(verdict(decode(RAW, header.payload("odd")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void areBadIfOneByteDiffers(Frames header) {
      byte[] bytes = header.payload("hello").bytes();
      bytes[bytes.length - 1] ^= 1;

      assertThat(verdict(loop().decode(RAW, bytes))).isEqualTo(Packet.TRANSPORT_CHECKSUM_BAD);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void areNotJudgedIfBytesAreMissing(Frames header) {
      byte[] bytes = header.payload("hello").bytes();

      Packet packet = loop().decode(RAW, Arrays.copyOf(bytes, bytes.length - 1), bytes.length, 0);

      assertThat(verdict(packet)).isZero();
      assertThat(payload(packet)).isEqualTo("hell");
    }

    @Test
    void leftToTheNetworkCardArePartial() {
      for (Frames ip : List.of(IPV4, IPV6)) {
        assertThat(verdict(decode(RAW, ip.tcp(1, 2).offloaded().payload("hello"))))
            .isEqualTo(Packet.TRANSPORT_CHECKSUM_PARTIAL);
        assertThat(verdict(decode(RAW, ip.udp(1, 2).offloaded().payload("hello"))))
            .isEqualTo(Packet.TRANSPORT_CHECKSUM_PARTIAL);
      }
    }

    @Test
    void leftToTheNetworkCardMayBeInvertedOrLackTheLength() {
      int pseudo = 0x0a00 + 0x0001 + 0x0a00 + 0x0002 + 6;
      for (int left : new int[] {pseudo + 25, ~(pseudo + 25), pseudo}) {
        assertThat(verdict(decode(RAW, IPV4.tcp(1, 2).checksum(left).payload("hello"))))
            .isEqualTo(Packet.TRANSPORT_CHECKSUM_PARTIAL);
      }
    }

    @Test
    void mayBeLeftOutOfUdpOverIpv4Only() {
      assertThat(verdict(decode(RAW, IPV4.udp(1, 2).checksum(0)))).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
      assertThat(verdict(decode(RAW, IPV6.udp(1, 2).checksum(0)))).isEqualTo(Packet.TRANSPORT_CHECKSUM_BAD);
    }

    @Test
    void ofSctpAreCyclic() {
      Frames sctp = IPV4.sctp(5000, 5001);
      assertThat(verdict(decode(RAW, sctp.payload("chunk")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
      assertThat(verdict(decode(RAW, sctp.put32(8, 1).payload("chunk")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_BAD);
      assertThat(verdict(decode(RAW, sctp.put32(8, 0).payload("chunk")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_PARTIAL);
    }

    @Test
    void ofUdpLiteCoverWhatTheHeaderSays() {
      Frames header = IPV4.type(136).raw("0001 0002 0008 eb5c");
      assertThat(verdict(decode(RAW, header.payload("hello")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
      Frames all = IPV4.type(136).raw("0001 0002 0000 eb5c");
      assertThat(verdict(decode(RAW, all.payload("hello")))).isEqualTo(Packet.TRANSPORT_CHECKSUM_BAD);
      assertThat(decode(RAW, IPV4.type(136).raw("0001 0002 0007 0000")).problem()).isEqualTo("udp_lite.coverage");
    }
  }

  @Nested
  class TcpSegments {
    @Test
    void beginTheirPayloadBehindTheOptions() {
      Frames segment = IPV4.tcp(4000, 80).flags("PA").options((byte) 2, (byte) 4, (byte) 5, (byte) 0xb4).payload("GET");

      assertThat(facts(decode(RAW, segment))).isEqualTo("10.0.0.1 > 10.0.0.2 6 4000>80 GET");
    }

    @Test
    void areBrokenIfTheHeaderLengthMakesNoSense() {
      assertThat(decode(RAW, IPV4.tcp(1, 2).put8(12, 0x40)).problem()).isEqualTo("tcp.header_length");
      assertThat(decode(RAW, IPV4.tcp(1, 2).put8(12, 0x60)).problem()).isEqualTo("tcp.header_cut");
      assertThat(decode(RAW, IPV4.type(6).raw("00".repeat(19))).problem()).isEqualTo("tcp.header_cut");
    }
  }

  @Nested
  class UdpDatagrams {
    @Test
    void endWhereTheirLengthSays() {
      Packet packet = decode(RAW, IPV4.udp(1, 2).length(10).checksum(0).payload("hello"));

      assertThat(payload(packet)).isEqualTo("he");
      assertThat(anomalies(packet)).isEmpty();
    }

    @Test
    void thatClaimTooMuchEndWithTheIpDatagram() {
      Packet packet = decode(RAW, IPV4.udp(1, 2).length(99).payload("hello"));

      assertThat(payload(packet)).isEqualTo("hello");
      assertThat(anomalies(packet)).containsExactly("udp.length");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void shorterThanTheirHeaderAreBroken(int length) {
      Packet packet = decode(RAW, IPV4.udp(1, 2).length(length).payload("hello"));

      assertThat(packet.problem()).isEqualTo("udp.length");
      assertThat(anomalies(packet)).containsExactly("udp.length");
    }
  }

  @Nested
  class IcmpErrors {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 11, 12})
    void quoteThePacketTheyAreAbout(int type) {
      Packet packet = decode(RAW, IPV4.icmp(type, 0).ipv4("10.0.0.2", "10.9.9.9").udp(1, 2));

      assertThat(packet.has(Packet.QUOTED)).isTrue();
      assertThat(packet.quotedOffset()).isEqualTo(28);
      assertThat(facts(packet)).as("the quoting packet").startsWith("10.0.0.1 > 10.0.0.2 1 ");
    }

    @Test
    void forIpv6QuoteToo() {
      Packet packet = decode(RAW, IPV6.icmpv6(3, 0).ipv6("fd00::2", "fd00::9").udp(1, 2));

      assertThat(packet.quotedOffset()).isEqualTo(48);
      assertThat(decode(RAW, IPV6.icmpv6(128, 0).ipv6("fd00::2", "fd00::9")).has(Packet.QUOTED)).isFalse();
    }

    @Test
    void quoteNothingIfTheAddressesAreCut() {
      assertThat(decode(RAW, IPV4.icmp(3, 0).raw("45" + "00".repeat(18))).has(Packet.QUOTED)).isFalse();
      assertThat(decode(RAW, IPV4.icmp(3, 0).raw("45" + "00".repeat(19))).has(Packet.QUOTED)).isTrue();
      assertThat(decode(RAW, IPV4.icmp(8, 0).raw("45" + "00".repeat(19))).has(Packet.QUOTED)).isFalse();
    }
  }

  @Test
  void multicastGroupsAreRead() {
    Packet packet = decode(RAW, IPV4.type(2).raw("1600 08fc e1000003"));

    assertThat(packet.ipProtocol()).isEqualTo(2);
    assertThat(verdict(packet)).isEqualTo(Packet.TRANSPORT_CHECKSUM_GOOD);
  }
}
