package io.wirestash.parser.traffic;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wrote {@code src/test/captures/hosts.pcapng}: packets in, out, within and past a private network. */
final class TrafficCapture {
  private static final int ETHERNET = 1;
  private static final String LOCAL = "10.0.0.2";
  private static final String REMOTE = "198.51.100.117";

  private final List<CapturedPacket> packets = new ArrayList<>();
  private long millis = 1_503_062_621_000L;

  private TrafficCapture() {}

  public static void main(String[] args) {
    TrafficCapture capture = new TrafficCapture();
    capture.packets();
    Captures.write(capture.packets, Path.of("src/test/captures/hosts.pcapng"));
  }

  private void packets() {
    add(frame().ethernet().ipv4(REMOTE, LOCAL).tcp(443, 58747).seq(9).ack(8).flags("PA").window(229)
        .payload("x".repeat(200)));
    add(frame().ethernet().ipv4(LOCAL, REMOTE).tcp(58747, 443).seq(8).ack(209).window(512));
    add(frame().ethernet().ipv4(LOCAL, "10.0.0.1").udp(40000, 53).payload("who?"));
    add(frame().ethernet().ipv4(REMOTE, "203.0.113.9").icmp(8, 0).put16(4, 1).payload("ping"));
    add(frame().ethernet().ipv6("2001:db8::1", "fd00::2").udp(123, 123).payload("time"));
    add(frame().ethernet().type(0x0806).raw("0001 0800 0604 0001 020000000001 c0000201 000000000000 c0000202"));
    frame().ethernet().ipv4(LOCAL, REMOTE).id(7).udp(5000, 5001).payload("0123456789abcdef-more").fragments(16)
        .forEach(this::add);
    add(frame().ethernet().ipv4(LOCAL, REMOTE).type(47).raw("0000 88b5 00"));
  }

  private void add(Frames frame) {
    add(frame.bytes());
  }

  private void add(byte[] bytes) {
    millis += 10;
    packets.add(new CapturedPacket(millis * 1_000_000, bytes, bytes.length, ETHERNET));
  }
}
