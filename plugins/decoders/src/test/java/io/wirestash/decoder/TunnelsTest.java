package io.wirestash.decoder;

import static io.wirestash.decoder.Decoding.RAW;
import static io.wirestash.decoder.Decoding.anomalies;
import static io.wirestash.decoder.Decoding.decode;
import static io.wirestash.decoder.Decoding.facts;
import static io.wirestash.decoder.Decoding.tunnels;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.Frames;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TunnelsTest {
  private static final Frames OUTER = frame().ipv4("192.0.2.1", "192.0.2.2");
  private static final Frames OUTER6 = frame().ipv6("2001:db8::1", "2001:db8::2");
  private static final Frames IP = frame().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53).payload("hello");
  private static final Frames IP6 = frame().ipv6("fd00::1", "fd00::2").udp(4000, 53).payload("hello");
  private static final Frames ETHERNET = frame().ethernet().with(IP);
  private static final String FOUND = "10.0.0.1 > 10.0.0.2 17 4000>53 hello";
  private static final String FOUND6 = "fd00::1 > fd00::2 17 4000>53 hello";

  @Nested
  class IpInIp {
    @Test
    void isNamedByBothVersions() {
      assertThat(tunnels(decode(RAW, OUTER.with(IP)))).containsExactly("ipip:0");
      assertThat(tunnels(decode(RAW, OUTER.with(IP6)))).containsExactly("6in4:0");
      assertThat(tunnels(decode(RAW, OUTER6.with(IP)))).containsExactly("4in6:0");
      assertThat(tunnels(decode(RAW, OUTER6.with(IP6)))).containsExactly("6in6:0");
    }

    @Test
    void leadsToTheInnermostAndRemembersTheOuter() {
      Packet packet = decode(RAW, OUTER.with(OUTER6).with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.tunnelIpOffset(0)).isZero();
      assertThat(packet.tunnelIpOffset(1)).isEqualTo(20);
    }

    @Test
    void isFollowedEightTimesAndNotNine() {
      Frames nested = frame();
      for (int i = 0; i < 8; i++) nested = nested.with(OUTER);

      assertThat(facts(decode(RAW, nested.with(IP)))).isEqualTo(FOUND);
      Packet tooDeep = decode(RAW, nested.with(OUTER).with(IP));
      assertThat(tooDeep.problem()).isEqualTo("decode.too_deep");
      assertThat(anomalies(tooDeep)).containsExactly("decode.too_deep");
    }
  }

  @Nested
  class Gre {
    @ParameterizedTest
    @CsvSource({
      "0000 0800, 0",
      "8000 0800 12340000, 0",
      "2000 0800 00000007, 7",
      "b000 0800 12340000 00000007 00000001, 7",
      "4000 0800 00000000 0800 0004 0a000001 0000 0000, 0",
      "0000 883e 00000000, 0"
    })
    void passesItsOptions(String header, int key) {
      Packet packet = decode(RAW, OUTER.type(47).raw(header).with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("gre:" + key);
    }

    @Test
    void carriesEthernetIpv6AndMpls() {
      assertThat(facts(decode(RAW, OUTER.gre().with(ETHERNET)))).isEqualTo(FOUND);
      assertThat(facts(decode(RAW, OUTER.gre().with(IP6)))).isEqualTo(FOUND6);
      assertThat(facts(decode(RAW, OUTER.gre().mpls(9).with(IP)))).isEqualTo(FOUND);
    }

    @Test
    void ofPptpCarriesPpp() {
      Packet packet = decode(RAW, OUTER.type(47).raw("3081 880b 0025 0009 00000001 00000002 ff030021").with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("gre:0");
      assertThat(tunnels(decode(RAW, OUTER.type(47).raw("2081 880b 0000 0009 00000001")))).isEmpty();
    }

    @Test
    void withoutIpLeavesTheOuterPacketAsItWas() {
      assertThat(facts(decode(RAW, OUTER.gre().type(0x2000).payload("cdp")))).startsWith("192.0.2.1 > 192.0.2.2 47 ");
    }

    @Test
    void isBrokenIfItMakesNoSense() {
      assertThat(decode(RAW, OUTER.type(47).raw("0002 0800")).problem()).isEqualTo("gre.version");
      assertThat(decode(RAW, OUTER.type(47).raw("2000 0800")).problem()).isEqualTo("gre.header_cut");
      assertThat(decode(RAW, OUTER.type(47).raw("4000 0800 00000000 080000ff")).problem()).isEqualTo("gre.routing_cut");
    }

    @ParameterizedTest
    @CsvSource({
      "0000 88be, 0",
      "1000 88be 00000001 1005 0064 00000000, 100",
      "1000 22eb 00000001 2005 0064 00000000 0000 0000, 100",
      "1000 22eb 00000001 2005 0064 00000000 0000 0001 0000000000000000, 100"
    })
    void carriesMirroredTraffic(String header, int session) {
      Packet packet = decode(RAW, OUTER.type(47).raw(header).with(ETHERNET));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("erspan:" + session);
    }
  }

  @Nested
  class OverUdp {
    @Test
    void vxlanCarriesEthernet() {
      for (int port : List.of(4789, 8472)) {
        Packet packet = decode(RAW, OUTER.udp(49152, port).vxlan(123).with(ETHERNET));
        assertThat(facts(packet)).isEqualTo(FOUND);
        assertThat(tunnels(packet)).containsExactly("vxlan:123");
      }
      assertThat(facts(decode(RAW, OUTER.udp(1000, 4789).vxlan(123).with(ETHERNET)))).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @CsvSource({"0c000001, ip", "0c000002, ip6", "0c000003, ethernet"})
    void vxlanGpeNamesWhatItCarries(String flags, String inner) {
      Frames carried = inner.equals("ip") ? IP : inner.equals("ip6") ? IP6 : ETHERNET;

      Packet packet = decode(RAW, OUTER.udp(49152, 4790).raw(flags + "00007b00").with(carried));

      assertThat(facts(packet)).isEqualTo(inner.equals("ip6") ? FOUND6 : FOUND);
      assertThat(tunnels(packet)).containsExactly("vxlan:123");
    }

    @Test
    void genevePassesItsOptions() {
      Packet packet = decode(RAW, OUTER.udp(49152, 6081).raw("0200 6558 00007b00 0102800100000001").with(ETHERNET));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("geneve:123");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "0000 80c0 a80101ff",
          "0001 0000 0000000000000000 00",
          "0001 0204 0102 01020304 0000000000000000 00 0000 80c0 a80101ff"
        })
    void teredoPassesItsIndicators(String indicators) {
      Packet packet = decode(RAW, OUTER.udp(3544, 50000).raw(indicators).with(IP6));

      assertThat(facts(packet)).isEqualTo(FOUND6);
      assertThat(tunnels(packet)).containsExactly("teredo:0");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "30ff 0021 00000007", "32ff 0025 00000007 00010000", "34ff 0029 00000007 00000085 01100100"
        })
    void gtpCarriesUserPackets(String header) {
      Packet packet = decode(RAW, OUTER.udp(2152, 2152).raw(header).with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("gtp:7");
    }

    @ParameterizedTest
    @CsvSource({"0002 0001 0002 0021", "4002 002d 0001 0002 ff030021", "0a02 0001 0002 00000000 0002 ffff ff030021"})
    void l2tpCarriesPpp(String header) {
      Packet packet = decode(RAW, OUTER.udp(1701, 1701).raw(header).with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("l2tp:65538");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000005", "00000005 40000001", "00000005 0102030405060708 40000001"})
    void l2tpVersion3CarriesEthernet(String header) {
      assertThat(facts(decode(RAW, OUTER.udp(1701, 1701).raw("00030000" + header).with(ETHERNET)))).isEqualTo(FOUND);
      assertThat(facts(decode(RAW, OUTER.type(115).raw(header).with(ETHERNET)))).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1701, 2152, 3544, 4789, 4790, 6081, 8472})
    void aPlainDatagramToTheSamePortStaysOne(int port) {
      String answer = "1a2b8180000100010000000003777777076578616d706c6503636f6d0000010001";

      Packet packet = decode(RAW, OUTER.udp(53, port).raw(answer));

      assertThat(tunnels(packet)).isEmpty();
      assertThat(packet.payloadLength()).isEqualTo(answer.length() / 2);
      assertThat(packet.problem()).isNull();
    }
  }
}
