package io.wirestash.decoder;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.DecodeLoop;
import io.wirestash.testkit.Frames;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes: no exception, an outcome of the four, and offsets that lie inside the packet. */
class HostileInputTest {
  private static final Frames IP = frame().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53).payload("hello");
  private static final Frames IP6 = frame().ipv6("fd00::1", "fd00::2").tcp(4000, 80).payload("hello");
  private static final Frames OUTER = frame().ethernet().ipv4("192.0.2.1", "192.0.2.2");

  static List<Frames> frames() {
    return List.of(
        frame().ethernet().vlan(1).vlan(2).with(IP),
        frame().ethernet().type(44).raw("aaaa03 000000 0800").with(IP),
        frame().ethernet().mpls(1).mpls(2).raw("00000000").ethernet().with(IP),
        frame().ethernet().pppoe(1).with(IP6),
        frame().ethernet().type(0x0806).raw("0001 0800 06 04 0001" + "00".repeat(20)),
        frame().ethernet().type(0x894f).raw("0fc3 0201 00000164 aabbccdd").with(IP),
        frame().ethernet().type(0x88e5).raw("20 00 00000001 0200000000010001 0800").with(IP),
        frame().ethernet().type(0x8926).raw("00000000 86dd").with(IP6),
        frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").options(new byte[8]).sctp(1, 2).payload("x"),
        frame().ethernet().ipv6("fd00::1", "fd00::2").extension(0, new byte[8]).extension(43, new byte[24]).put8(1, 2)
            .extension(60, new byte[8]).icmpv6(1, 0).with(IP6),
        frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").fragment(0, true).udp(1, 2).payload("12345678"),
        frame().ethernet().ipv6("fd00::1", "fd00::2").fragmentHeader(1, 0, true).tcp(1, 2).payload("1234"),
        OUTER.icmp(3, 0).with(IP),
        OUTER.type(51).raw("11 04 0000 00000001 00000002" + "00".repeat(12)).udp(1, 2),
        OUTER.type(47).raw("f000 0800 00000000 00000007 00000001 0800 0004 0a000001 0000 0000").with(IP),
        OUTER.type(47).raw("3081 880b 0025 0009 00000001 00000002 ff030021").with(IP),
        OUTER.type(47).raw("1000 22eb 00000001 2005 0064 00000000 0000 0001 0000000000000000").ethernet().with(IP),
        OUTER.with(IP6),
        OUTER.udp(9, 4789).vxlan(5).ethernet().with(IP),
        OUTER.udp(9, 4790).raw("0c000001 00007b00").with(IP),
        OUTER.udp(9, 6081).raw("0200 6558 00007b00 0102800100000001").ethernet().with(IP),
        OUTER.udp(3544, 9).raw("0001 0204 0102 01020304 0000000000000000 00 0000 80c0 a80101ff").with(IP6),
        OUTER.udp(2152, 2152).raw("34ff 0029 00000007 00000085 01100100").with(IP),
        OUTER.udp(1701, 1701).raw("0a02 0001 0002 00000000 0002 ffff ff030021").with(IP),
        OUTER.udp(1701, 1701).raw("00030000 00000005 40000001").ethernet().with(IP));
  }

  @ParameterizedTest
  @MethodSource("frames")
  void aPacketMayBeCutAnywhere(Frames frame) {
    byte[] whole = frame.bytes();
    for (int length = 0; length <= whole.length; length++) {
      check(Decoding.loop(), Decoding.ETHERNET, Arrays.copyOf(whole, length), length);
      check(Decoding.loop(), Decoding.ETHERNET, Arrays.copyOf(whole, length), whole.length);
    }
  }

  @ParameterizedTest
  @MethodSource("frames")
  void anyByteMayBeWrong(Frames frame) {
    byte[] whole = frame.bytes();
    DecodeLoop loop = Decoding.loop();
    for (int at = 0; at < whole.length; at++) {
      for (int value : new int[] {0, 1, 0x0f, 0x45, 0x60, 0x7f, 0x80, 0xff}) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        check(loop, Decoding.ETHERNET, changed, changed.length);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 6, 7, 8, 9, 10, 12, 14, 50, 51, 100, 101, 104, 105, 106, 107, 108, 113, 117, 119, 127, 129, 163, 166,
        192, 204, 228, 229, 239, 276
      })
  void randomBytesEndSomehow(int linkType) {
    Random random = new Random(linkType);
    DecodeLoop loop = Decoding.loop();
    for (int i = 0; i < 4000; i++) {
      byte[] bytes = new byte[random.nextInt(160)];
      random.nextBytes(bytes);
      check(loop, linkType, bytes, bytes.length + random.nextInt(3));
    }
  }

  @Test
  void randomBytesBehindEveryHeaderEndSomehow() {
    Random random = new Random(1);
    DecodeLoop loop = Decoding.loop();
    for (Frames frame : frames()) {
      byte[] whole = frame.bytes();
      for (int i = 0; i < 2000; i++) {
        byte[] changed = Arrays.copyOf(whole, whole.length + random.nextInt(40));
        int from = 14 + random.nextInt(whole.length - 14);
        for (int at = from; at < changed.length; at++) changed[at] = (byte) random.nextInt();
        check(loop, Decoding.ETHERNET, changed, changed.length);
      }
    }
  }

  private static void check(DecodeLoop loop, int linkType, byte[] bytes, int original) {
    Packet packet = loop.decode(linkType, bytes, original, 0);
    assertThat(loop.outcome()).isIn(Layer.DONE, Layer.BROKEN, Layer.KEPT);
    assertThat(loop.outcome() == Layer.BROKEN).isEqualTo(packet.problem() != null);
    int end = packet.end();
    assertThat(packet.position()).isBetween(packet.start(), end);
    assertThat(packet.limit()).isBetween(packet.position(), end);
    if (packet.payloadOffset() >= 0) {
      assertThat(packet.payloadLength()).isNotNegative();
      assertThat(packet.payloadOffset() + packet.payloadLength()).isLessThanOrEqualTo(end);
    }
    if (packet.ipOffset() >= 0) assertThat(packet.ipOffset() + addressEnd(packet.ipVersion())).isLessThanOrEqualTo(end);
    if (packet.has(Packet.TRANSPORT_COMPLETE)) assertThat(packet.transportOffset() + 4).isLessThanOrEqualTo(end);
    if (packet.linkOffset() >= 0) assertThat(packet.linkOffset() + 12).isLessThanOrEqualTo(end);
    if (packet.has(Packet.QUOTED)) {
      int version = packet.u8(packet.quotedOffset()) >> 4;
      assertThat(packet.quotedOffset() + addressEnd(version)).isLessThanOrEqualTo(end);
    }
  }

  private static int addressEnd(int version) {
    return version == 4 ? 20 : 40;
  }
}
