package io.wirestash.decoder;

import static io.wirestash.decoder.Decoding.anomalies;
import static io.wirestash.decoder.Decoding.decode;
import static io.wirestash.decoder.Decoding.facts;
import static io.wirestash.decoder.Decoding.tunnels;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.Frames;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeadersTest {
  private static final String FOUND = "10.0.0.1 > 10.0.0.2 17 4000>53 hello";
  private static final Frames IP = frame().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53).payload("hello");
  private static final Frames IP6 = frame().ipv6("fd00::1", "fd00::2").udp(4000, 53).payload("hello");
  private static final String FOUND6 = "fd00::1 > fd00::2 17 4000>53 hello";

  private static Packet raw(int linkType, String header, Frames inner) {
    return decode(linkType, frame().raw(header).with(inner));
  }

  @Nested
  class EthernetFrames {
    @Test
    void leadToIpByType() {
      Packet packet = decode(frame().ethernet().with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.linkOffset()).isZero();
      assertThat(packet.position()).as("all headers were passed").isEqualTo(packet.payloadOffset());
    }

    @Test
    void leadToLlcByLength() {
      Frames snap = frame().ethernet().type(36 + 5).raw("aaaa03 000000 0800").with(IP).trailer("ffff");

      assertThat(facts(decode(snap))).isEqualTo(FOUND);
    }

    @Test
    void endWithAnUnknownType() {
      Packet packet = decode(frame().ethernet().type(0x88cc).payload("lldp"));

      assertThat(facts(packet)).isEqualTo("no ip");
      assertThat(packet.linkOffset()).isZero();
    }

    @Test
    void paddingIsNoPayload() {
      assertThat(facts(decode(frame().ethernet().with(IP).trailer("000000000000")))).isEqualTo(FOUND);
    }
  }

  @Nested
  class VlanTags {
    @ParameterizedTest
    @ValueSource(ints = {0x8100, 0x88a8, 0x9100, 0x9200})
    void areReadByAnyOfTheirTypes(int type) {
      Packet packet = decode(frame().ethernet().type(type).vlan(7).with(IP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.vlan(0, -1)).isEqualTo(7);
      assertThat(packet.vlanCount()).isOne();
    }

    @Test
    void keepTheTwoOutermostIds() {
      Packet packet = decode(frame().ethernet().vlan(0x2003).vlan(4094).vlan(5).with(IP));

      assertThat(packet.vlanCount()).isEqualTo(2);
      assertThat(packet.vlan(0, -1)).as("without priority bits").isEqualTo(3);
      assertThat(packet.vlan(1, -1)).isEqualTo(4094);
    }

    @Test
    void namesNoVlanIfTheIdIsZero() {
      assertThat(decode(frame().ethernet().vlan(0).with(IP)).vlanCount()).isZero();
    }

    @Test
    void mayBeStackedEightTimesAndNotNine() {
      Frames stack = frame().ethernet();
      for (int i = 1; i <= 8; i++) stack = stack.vlan(i);

      assertThat(facts(decode(stack.with(IP)))).isEqualTo(FOUND);
      Packet tooDeep = decode(stack.vlan(9).with(IP));
      assertThat(tooDeep.problem()).isEqualTo("decode.too_deep");
      assertThat(anomalies(tooDeep)).containsExactly("decode.too_deep");
    }

    @Test
    void mayPrecedeALengthAndLlc() {
      Frames snap = frame().ethernet().vlan(3).type(36 + 5).raw("aaaa03 000000 0800").with(IP);

      assertThat(facts(decode(snap))).isEqualTo(FOUND);
    }

    @Test
    void ofVirtualInterfacesArePassed() {
      assertThat(facts(decode(frame().ethernet().type(0x8926).raw("80010002 0800").with(IP)))).isEqualTo(FOUND);
    }

    @Test
    void ofServiceChainsArePassed() {
      Frames tagged = frame().ethernet().type(0x894f).raw("0fc3 0201 00000164 aabbccdd").with(IP);

      assertThat(facts(decode(tagged))).isEqualTo(FOUND);
      assertThat(decode(frame().ethernet().type(0x894f).raw("0fc1 0201 00000164")).problem()).isEqualTo("nsh.length");
    }

    @Test
    void ofMacSecurityArePassedUnlessEncrypted() {
      Frames secured = frame().ethernet().type(0x88e5);
      Frames clear = secured.raw("20 00 00000001 0200000000010001 0800").with(IP).trailer("00".repeat(16));
      Frames encrypted = secured.raw("2c 00 00000001 0200000000010001 0800").with(IP);

      assertThat(facts(decode(clear))).isEqualTo(FOUND);
      assertThat(facts(decode(encrypted))).isEqualTo("no ip");
    }
  }

  @Nested
  class MplsStacks {
    @Test
    void leadToIpByItsVersion() {
      assertThat(facts(decode(frame().ethernet().mpls(100).mpls(16050).with(IP)))).isEqualTo(FOUND);
      Packet packet = decode(frame().ethernet().mpls(16050).with(IP6));
      assertThat(facts(packet)).isEqualTo(FOUND6);
      assertThat(tunnels(packet)).containsExactly("mpls:16050");
    }

    @Test
    void leadToAnEthernetPseudowire() {
      assertThat(facts(decode(frame().ethernet().mpls(5).ethernet().with(IP)))).isEqualTo(FOUND);
      assertThat(facts(decode(frame().ethernet().mpls(5).raw("00000000").ethernet().with(IP)))).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"48:d3:43:e9:00:01", "60:f6:77:00:00:01", "00:11:22:33:44:55"})
    void areNotMisledByAddressesThatLookLikeIp(String mac) {
      Frames pseudowire = frame().ethernet().mpls(5).ethernet(mac, "02:00:00:00:00:01").with(IP);

      assertThat(facts(decode(pseudowire))).isEqualTo(FOUND);
    }

    @Test
    void mayHaveEightLabelsAndNotNine() {
      Frames stack = frame().ethernet();
      for (int i = 0; i < 8; i++) stack = stack.mpls(i + 16);

      assertThat(facts(decode(stack.with(IP)))).isEqualTo(FOUND);
      Packet tooDeep = decode(stack.mpls(99).with(IP));
      assertThat(tooDeep.problem()).isEqualTo("decode.too_deep");
      assertThat(anomalies(tooDeep)).containsExactly("decode.too_deep");
    }
  }

  @Nested
  class PointToPoint {
    @ParameterizedTest
    @CsvSource({"9, ff030021", "9, 0021", "9, 21", "50, ff0321", "166, 01030021", "204, 00ff030021", "104, 0f000800"})
    void headersComeInManyForms(int linkType, String header) {
      assertThat(facts(raw(linkType, header, IP))).isEqualTo(FOUND);
    }

    @Test
    void carriesIpv6() {
      assertThat(facts(raw(9, "ff030057", IP6))).isEqualTo(FOUND6);
    }

    @Test
    void overEthernetIsATunnel() {
      Packet packet = decode(frame().ethernet().pppoe(0x18e5).with(IP).trailer("0000"));

      assertThat(tunnels(packet)).containsExactly("pppoe:6373");
      assertThat(facts(packet)).isEqualTo(FOUND);
    }

    @Test
    void discoveryEndsHere() {
      Packet packet = decode(frame().ethernet().type(0x8863).raw("11090000 0004 01010000"));

      assertThat(facts(packet)).isEqualTo("no ip");
    }
  }

  @Nested
  class OtherCaptures {
    @ParameterizedTest
    @CsvSource({
      "113, 0000 0001 0006 020000000001 0000 0800",
      "276, 0800 0000 00000002 0001 00 06 020000000001 0000",
      "0, 02000000",
      "0, 00000002",
      "108, 00000002",
      "239, 02000000 2500 0900",
      "239, 07000000 0800 0100 08000300 2500 0900",
      "239, 02000000 0008 0001 08000300 0025 0009",
      "8, 00000000 00000000 00000000 00000000",
      "117, 0f 02 0000 00000000 00000000 00000000",
      "107, 0841 03 cc",
      "107, 0841 03 00 80 000000 0800",
      "107, 18410800",
      "129, 0102 0000 d4 00 0001",
      "10, 50 020000000001 020000000002 aaaa03 000000 0800",
      "6, 10 40 020000000001 020000000002 aaaa03 000000 0800",
      "6, 10 40 020000000001 820000000002 0820 000100020003 aaaa03 000000 0800",
      "100, aaaa03 000000 0800"
    })
    void leadToIp(int linkType, String header) {
      Frames inner = linkType == 239 ? IP.trailer("00000000") : IP;

      assertThat(facts(raw(linkType, header, inner))).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a000000", "17000000", "18000000", "1c000000", "1e000000", "0000001e"})
    void knowEverySystemsNumberForIpv6(String family) {
      assertThat(facts(raw(0, family, IP6))).isEqualTo(FOUND6);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 12, 14})
    void withoutLinkHeaderAreToldByVersion(int linkType) {
      assertThat(facts(decode(linkType, IP))).isEqualTo(FOUND);
      assertThat(facts(decode(linkType, IP6))).isEqualTo(FOUND6);
      assertThat(facts(decode(linkType, frame().raw("25")))).isEqualTo("ip.version");
    }
  }

  @Nested
  class WirelessFrames {
    private static final String ADDRESSES = "0000 020000000001 020000000002 020000000003 1000";
    private static final String SNAP = "aaaa03 000000 0800";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0800" + ADDRESSES + SNAP,
          "0801" + ADDRESSES + SNAP,
          "0803" + ADDRESSES + "020000000004" + SNAP,
          "8801" + ADDRESSES + "0000" + SNAP,
          "8881" + ADDRESSES + "0000 00000000" + SNAP,
          "8801" + ADDRESSES + "8000 020000000001 020000000002 0029" + SNAP
        })
    void withDataLeadToLlc(String header) {
      assertThat(facts(raw(105, header, IP))).isEqualTo(FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8000" + ADDRESSES + "00", "0841" + ADDRESSES + SNAP, "4801" + ADDRESSES, "d400"})
    void withoutReadableDataEndHere(String header) {
      Packet packet = raw(105, header, IP);

      assertThat(facts(packet)).isEqualTo("no ip");
    }

    @Test
    void areFoundBehindTheHeadersOfDrivers() {
      String frame = "0801" + ADDRESSES + SNAP;
      String prism = "00000044 90000000" + "00".repeat(136);

      assertThat(facts(raw(127, "0000 0800 00000000" + frame, IP))).isEqualTo(FOUND);
      assertThat(facts(raw(119, prism + frame, IP))).isEqualTo(FOUND);
      assertThat(facts(raw(163, "80211001 00000040" + "00".repeat(56) + frame, IP))).isEqualTo(FOUND);
      assertThat(facts(raw(192, "0000 0800 69000000" + frame, IP))).isEqualTo(FOUND);
      assertThat(facts(raw(192, "0000 0800 c0000000" + frame, IP))).isEqualTo("wlan_prefix.nested");
    }

    @Test
    void endBeforeTheChecksumThatRadiotapAnnounces() {
      String radiotap = "0000 1200 03000000 0000000000000000 10 00";
      Frames frame = frame().raw(radiotap + "0801" + ADDRESSES + "aaaa03 0000f8 0800").with(IP).trailer("deadbeef");

      Packet packet = decode(127, frame);

      assertThat(facts(packet)).isEqualTo(FOUND);
    }
  }

  @Test
  void arpEndsWithItsAddresses() {
    Frames arp = frame().ethernet().type(0x0806).raw("0001 0800 06 04 0001" + "00".repeat(20));

    assertThat(facts(decode(arp))).isEqualTo("no ip");
    Frames cut = frame().ethernet().type(0x0806).raw("0001 0800 06 04 0001 00");
    assertThat(facts(decode(cut))).isEqualTo("arp.addresses_cut");
  }
}
