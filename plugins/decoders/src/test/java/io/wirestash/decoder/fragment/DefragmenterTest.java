package io.wirestash.decoder.fragment;

import static io.wirestash.decoder.Decoding.ETHERNET;
import static io.wirestash.decoder.Decoding.RAW;
import static io.wirestash.decoder.Decoding.anomalies;
import static io.wirestash.decoder.Decoding.facts;
import static io.wirestash.decoder.Decoding.tunnels;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.Decoding;
import io.wirestash.decoder.ip.Ipv4;
import io.wirestash.decoder.ip.Ipv6;
import io.wirestash.decoder.link.Ethernet;
import io.wirestash.decoder.link.RawIp;
import io.wirestash.decoder.link.Vlan;
import io.wirestash.decoder.transport.Tcp;
import io.wirestash.decoder.transport.Udp;
import io.wirestash.decoder.tunnel.IpInIp;
import io.wirestash.testkit.DecodeLoop;
import io.wirestash.testkit.Frames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefragmenterTest {
  private static final String TEXT = "a datagram that is cut into pieces, each a multiple of eight bytes";
  private static final Frames IPV4 = frame().ipv4("10.0.0.1", "10.0.0.2").id(7);
  private static final Frames IPV6 = frame().ipv6("fd00::1", "fd00::2");
  private static final String FOUND = "10.0.0.1 > 10.0.0.2 17 4000>53 " + TEXT;
  private static final String FOUND6 = "fd00::1 > fd00::2 17 4000>53 " + TEXT;
  private static final long SECOND = 1_000_000_000L;

  private Defragmenter defragmenter = new Defragmenter(Decoding.options(OverlapPolicy.FIRST));
  private DecodeLoop loop = loop(defragmenter);

  private static DecodeLoop loop(Defragmenter defragmenter) {
    return new DecodeLoop(
        List.of(
            new Ethernet(), new Vlan(), new RawIp(), new Ipv4(), new Ipv6(), new IpInIp(), new Tcp(), new Udp(),
            defragmenter));
  }

  private static Frames datagram(Frames ip) {
    return ip.udp(4000, 53).payload(TEXT);
  }

  /** Sends all; returns the last packet. */
  private Packet send(List<byte[]> packets) {
    Packet packet = null;
    for (byte[] bytes : packets) packet = loop.decode(RAW, bytes);
    return packet;
  }

  private Packet send(Frames frame) {
    return loop.decode(RAW, frame.bytes());
  }

  private Packet sendAt(long nanos, Frames frame) {
    byte[] bytes = frame.bytes();
    return loop.decode(RAW, bytes, bytes.length, nanos);
  }

  private long counter(String name) {
    return defragmenter.counters().get(name);
  }

  @Nested
  class Datagrams {
    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 72})
    void areJoinedInAnyOrder(int size) {
      for (Frames ip : List.of(IPV4, IPV6)) {
        List<byte[]> fragments = datagram(ip).fragments(size);
        String expected = ip == IPV4 ? FOUND : FOUND6;
        assertThat(facts(send(fragments))).isEqualTo(expected);
        Collections.reverse(fragments);
        Packet packet = send(fragments);
        assertThat(facts(packet)).isEqualTo(expected);
        assertThat(packet.has(Packet.REASSEMBLED)).isTrue();
        assertThat(packet.has(Packet.TRANSPORT_CHECKSUM_GOOD)).isTrue();
        assertThat(packet.has(Packet.IP_CHECKSUM_BAD)).isFalse();
        assertThat(packet.ipLength()).isEqualTo(packet.end() - packet.start());
      }
    }

    @Test
    void areWaitedForUntilTheLastFragment() {
      List<byte[]> fragments = datagram(IPV4).fragments(24);

      assertThat(facts(send(fragments.subList(0, 3)))).startsWith("10.0.0.1 > 10.0.0.2 -1");
      assertThat(loop.outcome()).isEqualTo(Layer.KEPT);
      assertThat(counter("fragments")).isEqualTo(3);
      send(fragments.subList(3, 4));
      assertThat(loop.outcome()).isEqualTo(Layer.DONE);
      assertThat(counter("datagrams_reassembled")).isOne();
    }

    @Test
    void keepTheHeaderOfTheirFirstFragment() {
      Frames first = IPV4.ttl(9).options(new byte[] {7, 3, 4, 0}).type(17).fragment(0, true);
      Frames last = IPV4.ttl(200).type(17).fragment(16, false);
      byte[] udp = frame().udp(4000, 53).length(24).checksum(0).payload("0123456789abcdef").bytes();

      send(last.payload(Arrays.copyOfRange(udp, 16, 24)));
      Packet packet = send(first.payload(Arrays.copyOf(udp, 16)));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 0123456789abcdef");
      assertThat(packet.u8(packet.ipOffset() + 8)).isEqualTo(9);
      assertThat(packet.has(Packet.IP_CHECKSUM_BAD)).isFalse();
    }

    @Test
    void ofIpv6KeepTheExtensionsBeforeTheFragmentHeader() {
      Frames before = IPV6.extension(60, new byte[8]);
      byte[] udp = frame().udp(4000, 53).length(24).checksum(0x1234).payload("0123456789abcdef").bytes();

      send(before.fragmentHeader(9, 0, true).type(17).payload(Arrays.copyOf(udp, 16)));
      Packet packet = send(before.fragmentHeader(9, 16, false).type(17).payload(Arrays.copyOfRange(udp, 16, 24)));

      assertThat(facts(packet)).isEqualTo("fd00::1 > fd00::2 17 4000>53 0123456789abcdef");
      assertThat(packet.payloadOffset()).isEqualTo(40 + 8 + 8);
    }

    @Test
    void mayBeMarkedNotToBeFragmented() {
      send(IPV4.put16(6, 0x6000).type(17).raw("0fa00035 0018 0000"));
      Packet packet = send(IPV4.put16(6, 0x4001).type(17).payload("0123456789abcdef"));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 0123456789abcdef");
    }

    @Test
    void mayHaveTheLargestLengthAndNoMore() {
      byte[] zeros = new byte[65472];
      send(IPV4.type(200).fragment(0, true).payload(zeros));
      assertThat(send(IPV4.type(200).fragment(65472, false).payload(new byte[43])).payloadLength()).isEqualTo(65515);

      send(IPV4.type(200).fragment(0, true).payload(zeros));
      Packet tooLong = send(IPV4.type(200).fragment(65472, false).payload(new byte[44]));
      assertThat(tooLong.problem()).isEqualTo("ip.frag_oversize");
      assertThat(anomalies(tooLong)).containsExactly("ip.frag_oversize");
    }

    @Test
    void mayTravelInTunnelsThatAreFragmentedToo() {
      Frames outer = frame().ipv4("192.0.2.1", "192.0.2.2").id(1);
      Packet packet = null;
      for (byte[] inner : datagram(IPV4).fragments(40)) {
        packet = send(outer.type(4).payload(inner).fragments(24));
      }

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(tunnels(packet)).containsExactly("ipip:0");
    }

    @Test
    void areToldApartByEveryPartOfTheirKey() {
      List<Frames> different =
          List.of(
              IPV4, IPV4.id(8), frame().ipv4("10.0.0.3", "10.0.0.2").id(7), frame().ipv4("10.0.0.1", "10.0.0.3").id(7));
      for (Frames ip : different) send(ip.type(200).fragment(0, true).payload("12345678"));
      send(IPV4.type(201).fragment(0, true).payload("12345678"));
      for (int vlan : new int[] {1, 2}) {
        Frames tagged = frame().ethernet().vlan(vlan).with(IPV4.type(200).fragment(8, false).payload("abc"));
        loop.decode(ETHERNET, tagged.bytes());
      }
      send(frame().ipv4("192.0.2.1", "192.0.2.2").with(IPV4.type(200).fragment(8, false).payload("abc")));

      assertThat(counter("datagrams_reassembled")).isZero();
      assertThat(facts(send(IPV4.type(200).fragment(8, false).payload("abc")))).endsWith("200 12345678abc");
    }

    @Test
    void mayReuseAnIdentification() {
      List<byte[]> fragments = datagram(IPV4).fragments(24);

      assertThat(facts(send(fragments))).isEqualTo(FOUND);
      assertThat(facts(send(fragments))).isEqualTo(FOUND);
      assertThat(counter("datagrams_reassembled")).isEqualTo(2);
    }
  }

  @Nested
  class Anomalies {
    @Test
    void ipv6OverlapCondemnsTheWholeDatagram() {
      Frames first = IPV6.fragmentHeader(7, 0, true).type(200).payload("0123456789abcdef");
      send(first);
      send(first);
      assertThat(loop.outcome()).as("the same once more is harmless").isEqualTo(Layer.KEPT);

      Packet overlap = send(IPV6.fragmentHeader(7, 8, true).type(200).payload("########"));
      assertThat(anomalies(overlap)).containsExactly("ip.frag_overlap");
      Packet rest = send(IPV6.fragmentHeader(7, 16, false).type(200).payload("rest"));
      assertThat(rest.problem()).isEqualTo("ip.frag_overlap");
      assertThat(send(first).problem()).isEqualTo("ip.frag_overlap");
      assertThat(counter("datagrams_reassembled")).isZero();
    }

    @Test
    void aTinyFirstFragmentIsJoinedAndReported() {
      Frames segment = IPV4.tcp(4000, 80).flags("S").payload("hi");

      Packet packet = send(segment.fragments(16));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 6 4000>80 hi");
      assertThat(anomalies(packet)).containsExactly("ip.tiny_fragment");
      assertThat(anomalies(send(IPV4.tcp(4000, 80).payload("hello").fragments(24)))).isEmpty();
    }

    @Test
    void fragmentsThatDisagreeAboutTheEndAreDropped() {
      send(IPV4.type(200).fragment(0, true).payload("0123456789abcdef"));
      Packet teardrop = send(IPV4.type(200).fragment(8, false).payload("xxxx"));
      assertThat(anomalies(teardrop)).containsExactly("ip.frag_end");

      send(IPV4.type(200).fragment(24, false).payload("end"));
      assertThat(send(IPV4.type(200).fragment(24, true).payload("behind..")).problem()).isEqualTo("ip.frag_end");
      assertThat(send(IPV4.type(200).fragment(24, false).payload("end!")).problem()).isEqualTo("ip.frag_end");
      Packet whole = send(IPV4.type(200).fragment(16, true).payload("ghijklmn"));
      assertThat(facts(whole)).endsWith("200 0123456789abcdefghijklmnend");
    }

    @Test
    void bytesBeyondWholeUnitsAreTrimmedInIpv4AndRefusedInIpv6() {
      Packet trimmed = send(IPV4.type(200).fragment(0, true).payload("01234567###"));
      assertThat(anomalies(trimmed)).containsExactly("ip.frag_length");
      assertThat(facts(send(IPV4.type(200).fragment(8, false).payload("89")))).endsWith("200 0123456789");

      Packet refused = send(IPV6.fragmentHeader(7, 0, true).type(200).payload("01234567###"));
      assertThat(refused.problem()).isEqualTo("ip.frag_length");
      assertThat(anomalies(refused)).containsExactly("ip.frag_length");
    }

    @Test
    void emptyFragmentsAreDropped() {
      assertThat(send(IPV4.type(200).fragment(8, false)).problem()).isEqualTo("ip.frag_empty");
      assertThat(send(IPV4.type(200).fragment(0, true).payload("#")).problem()).isEqualTo("ip.frag_empty");
    }

    @Test
    void fragmentsThatTheSnapLengthCutAreOfNoUse() {
      byte[] whole = IPV4.type(200).fragment(0, true).payload("01234567").bytes();

      Packet packet = loop.decode(RAW, Arrays.copyOf(whole, whole.length - 1), whole.length, 0);

      assertThat(packet.problem()).isEqualTo("ip.frag_cut");
      assertThat(anomalies(packet)).isEmpty();
    }

    @Test
    void aWrongHeaderChecksumCountsOnlyWhereNoneIsRight() {
      Frames decoy = IPV4.type(200).fragment(0, true).checksum(0xdead).payload("decoy!!!");
      Frames real = IPV4.type(200).fragment(0, true).payload("the real");
      Frames last = IPV4.type(200).fragment(8, false).payload(" thing");

      send(decoy);
      send(real);
      assertThat(send(decoy).problem()).isEqualTo("ip.frag_checksum");
      assertThat(facts(send(last))).endsWith("200 the real thing");

      send(decoy);
      Frames wrong = IPV4.type(200).fragment(8, false).checksum(0xdead).payload(" thing");
      assertThat(facts(send(wrong))).endsWith("200 decoy!!! thing");
    }
  }

  @Nested
  class Limits {
    @Test
    void ofTimeAreCountedInPacketTime() {
      sendAt(0, IPV4.type(200).fragment(0, true).payload("01234567"));
      Frames last = IPV4.type(200).fragment(8, false).payload("89");
      assertThat(facts(sendAt(30 * SECOND, last))).endsWith("200 0123456789");

      sendAt(0, IPV4.type(200).fragment(0, true).payload("01234567"));
      sendAt(30 * SECOND + 1, last);
      assertThat(loop.outcome()).isEqualTo(Layer.KEPT);
      assertThat(counter("fragment_timeouts")).isOne();
    }

    @Test
    void atTheEndOfInputCountAsTimeouts() {
      send(IPV4.type(200).fragment(0, true).payload("01234567"));

      defragmenter.end();

      assertThat(counter("fragment_timeouts")).isOne();
    }

    @Test
    void ofFragmentsCondemnTheDatagram() {
      restart(new DefragmentOptions(OverlapPolicy.FIRST, new ByteSize(1 << 20), 16, Duration.ofSeconds(30), 4));
      byte[] payload = new byte[40];
      List<byte[]> four = new ArrayList<>(IPV4.type(200).payload(Arrays.copyOf(payload, 32)).fragments(8));
      assertThat(send(four).payloadLength()).isEqualTo(32);
      List<byte[]> five = IPV4.type(200).payload(payload).fragments(8);
      assertThat(send(five).problem()).isEqualTo("ip.frag_too_many");
    }

    @Test
    void ofDatagramsMakeTheOldestGiveWay() {
      restart(new DefragmentOptions(OverlapPolicy.FIRST, new ByteSize(1 << 20), 2, Duration.ofSeconds(30), 64));
      for (int id = 1; id <= 3; id++) send(IPV4.id(id).type(200).fragment(0, true).payload("01234567"));

      assertThat(counter("datagrams_evicted")).isOne();
      assertThat(facts(send(IPV4.id(2).type(200).fragment(8, false).payload("89")))).endsWith("0123456789");
      send(IPV4.id(1).type(200).fragment(8, false).payload("89"));
      assertThat(loop.outcome()).as("the first one is gone").isEqualTo(Layer.KEPT);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1480, 60_000})
    void ofMemoryHoldInAFlood(int size) {
      restart(new DefragmentOptions(OverlapPolicy.FIRST, new ByteSize(1 << 20), 16384, Duration.ofSeconds(30), 64));
      byte[] fragment = IPV4.type(200).fragment(0, true).payload(new byte[size]).bytes();
      for (int i = 0; i < 20_000; i++) {
        fragment[4] = (byte) (i >> 8);
        fragment[5] = (byte) i;
        fragment[10] = 0;
        loop.decode(RAW, fragment);
        assertThat(defragmenter.memory()).isLessThanOrEqualTo((1 << 20) + Datagram.OWN_BYTES);
      }
      assertThat(counter("datagrams_evicted")).isPositive();
      assertThat(facts(send(datagram(IPV4).fragments(24)))).as("it still works").isEqualTo(FOUND);
    }

    private void restart(DefragmentOptions options) {
      defragmenter = new Defragmenter(options);
      loop = loop(defragmenter);
    }
  }
}
