package io.wirestash.parser.packet;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Wrote {@code src/test/captures/kinds.pcapng}: a packet of every kind that has fields or a line of its own. */
final class PacketsCapture {
  private static final int ETHERNET = 1;
  private static final int LINUX_COOKED = 113;
  private static final int RAW = 101;
  private static final String A = "192.0.2.1";
  private static final String B = "198.51.100.7";
  private static final String A6 = "2001:db8::1";
  private static final String B6 = "2001:db8::2";

  private final List<CapturedPacket> packets = new ArrayList<>();
  private long micros = 1_469_107_172_455_000L;

  private PacketsCapture() {}

  public static void main(String[] args) {
    PacketsCapture capture = new PacketsCapture();
    capture.ports();
    capture.icmp();
    capture.others();
    capture.fragments();
    capture.damaged();
    capture.links();
    Captures.write(capture.packets, Path.of("src/test/captures/kinds.pcapng"));
  }

  private void ports() {
    byte[] synOptions = {2, 4, 5, (byte) 0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7};
    add(frame().ethernet().ipv4(A, B).tcp(55034, 8080).seq(1000).flags("S").window(64240).options(synOptions));
    add(frame().ethernet().ipv4(A, B).tcp(55034, 8080).seq(1001).ack(501).flags("PA").window(229)
        .payload("GET /index.py HTTP/1.1\r\n\r\n"));
    add(frame().ethernet().ipv6(A6, B6).tcp(55034, 8080).seq(1).flags("SEC"));
    add(frame().ethernet().ipv4(B, A).ttl(58).udp(53, 1711).raw("76638583 1b"));
    add(frame().ethernet().ipv6(A6, B6).udp(4000, 9).payload("\u001b]0;title\u0007"));
    add(frame().ethernet().ipv4(A, B).sctp(5000, 5001).put32(4, 77).raw("01000004 03000006 aabb0000 00000004"));
  }

  private void icmp() {
    Frames refused = frame().ipv4(B, A).ttl(43).udp(63816, 500);
    add(frame().ethernet().ipv4(A, B).icmp(3, 3).with(refused));
    add(frame().ethernet().ipv4(A, B).icmp(3, 4).put16(6, 1400).with(frame().ipv4(B, A).tcp(80, 40000).seq(7)));
    add(frame().ethernet().ipv4(A, B).icmp(8, 0).put16(4, 77).put16(6, 2).payload("ping"));
    add(frame().ethernet().ipv4(A, B).icmp(5, 1).put32(4, 0xc00002feL).with(refused));
    add(frame().ethernet().ipv4(A, B).icmp(44, 7));
    add(frame().ethernet().ipv6(A6, B6).icmpv6(1, 4).with(frame().ipv6(B6, A6).udp(33000, 53).payload("why")));
    add(frame().ethernet().ipv6(A6, "ff02::1:ff00:2").ttl(255).icmpv6(135, 0)
        .raw("20010db8 00000000 00000000 00000002 0101 020000000001"));
  }

  private void others() {
    add(frame().ethernet("ff:ff:ff:ff:ff:ff", "02:00:00:00:00:01").type(0x0806)
        .raw("0001 0800 0604 0001 020000000001 c0000201 000000000000 c0000202"));
    add(frame().ethernet().ipv4(A, "224.0.0.22").ttl(1).type(2).raw("1600 09ff e0000016"));
    add(frame().ethernet().ipv4(A, B).type(89).payload("hello"));
    add(frame().ethernet("01:80:c2:00:00:0e", "02:00:00:00:00:01").type(0x88cc).raw("0207 04 020000000001 0000"));
    add(frame().ethernet("01:80:c2:00:00:00", "02:00:00:00:00:01").type(38).raw("424203" + "00".repeat(43)));
  }

  private void fragments() {
    frame().ethernet().vlan(7).ipv4(A, B).id(99).udp(7000, 9).payload("0123456789abcdef-the-rest").fragments(16)
        .forEach(fragment -> add(fragment, ETHERNET));
    frame().ethernet().ipv6(A6, B6).udp(7000, 9).payload("0123456789abcdef").fragments(16)
        .forEach(fragment -> add(fragment, ETHERNET));
  }

  private void damaged() {
    byte[] cut = frame().ethernet().ipv4(A, B).tcp(1, 2).payload("0123456789").bytes();
    add(Arrays.copyOf(cut, cut.length - 4), cut.length, ETHERNET);
    add(Arrays.copyOf(cut, 44), cut.length, ETHERNET);
    add(Arrays.copyOf(cut, 20), cut.length, ETHERNET);
    add(frame().ethernet().ipv4(A, B).udp(1, 2).checksum(7).payload("bad sum"));
  }

  private void links() {
    add(frame().ipv4(A, B).udp(1, 2).payload("raw").bytes(), RAW);
    add(frame().raw("0000 0001 0006 020000000001 0000 0800").with(frame().ipv4(A, B).udp(1, 2).payload("any")).bytes(),
        LINUX_COOKED);
    add(new byte[] {1, 2, 3}, 147); // LINKTYPE_USER0: nobody knows
  }

  private void add(Frames frame) {
    add(frame.bytes(), ETHERNET);
  }

  private void add(byte[] bytes, int linkType) {
    add(bytes, bytes.length, linkType);
  }

  private void add(byte[] bytes, int original, int linkType) {
    micros += 10_000;
    packets.add(new CapturedPacket(micros * 1000, bytes, original, linkType));
  }
}
