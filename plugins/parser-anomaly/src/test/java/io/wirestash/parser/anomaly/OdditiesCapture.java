package io.wirestash.parser.anomaly;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Wrote {@code src/test/captures/oddities.pcapng}: packets that decoders find something wrong with, and others. */
final class OdditiesCapture {
  private static final int ETHERNET = 1;
  private static final Frames IP = frame().ethernet().ipv4("192.0.2.1", "198.51.100.7");

  private final List<CapturedPacket> packets = new ArrayList<>();

  private OdditiesCapture() {}

  public static void main(String[] args) {
    OdditiesCapture capture = new OdditiesCapture();
    capture.checksums();
    capture.lengths();
    capture.fragments();
    capture.many();
    Captures.write(capture.packets, Path.of("src/test/captures/oddities.pcapng"));
  }

  private void checksums() {
    add(IP.udp(5000, 9).payload("nothing wrong").bytes());
    add(IP.udp(5000, 9).checksum(0x1234).payload("a decoy").bytes());
    add(frame().ethernet().ipv4("192.0.2.2", "198.51.100.7").checksum(1).udp(5000, 9).payload("header").bytes());
  }

  private void lengths() {
    add(IP.length(10).udp(5000, 9).payload("shorter than its header").bytes());
    add(IP.length(9000).udp(5000, 9).payload("longer than the packet").bytes());
    add(IP.udp(5000, 9).length(3).payload("no room for a header").bytes());
    add(Arrays.copyOf(IP.bytes(), 20));
  }

  private void fragments() {
    Frames ip = IP.id(7).type(17);
    add(ip.fragment(0, true).payload(new byte[32]).bytes());
    add(ip.fragment(16, true).payload("other bytes here").bytes());
    add(ip.fragment(32, false).payload(new byte[8]).bytes());
    add(ip.id(8).fragment(65_528, true).payload(new byte[16]).bytes());
  }

  /** More of one flow than are reported. */
  private void many() {
    for (int i = 0; i < 30; i++) add(IP.udp(6000, 9).checksum(0x4321).payload("decoy " + i).bytes());
  }

  private void add(byte[] bytes) {
    long nanos = (1_700_000_000L + packets.size()) * 1_000_000_000L;
    packets.add(new CapturedPacket(nanos, bytes, bytes.length, ETHERNET));
  }
}
