package io.wirestash.acceptance;

import static io.wirestash.testkit.Frames.frame;

import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.Frames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A capture of many hosts that do everything at once: DNS answered and not, TCP connections, pings, fragments, tunnels and
 * VLANs, damage, for ten minutes of packet time, so that every timer fires. The same for the same seed.
 */
final class Busy {
  private static final int ETHERNET = 1;
  private static final long START = 1_700_000_000_000_000_000L;
  private static final long SECONDS = 600;

  private final Random random;
  private final List<CapturedPacket> packets = new ArrayList<>();
  private long nanos = START;

  private Busy(long seed) {
    random = new Random(seed);
  }

  /** Writes a capture with about the given number of packets; it takes more than one batch from 4 096 on. */
  static Path capture(int size, long seed, Path file) {
    Busy network = new Busy(seed);
    while (network.packets.size() < size) network.happen(SECONDS * 1_000_000_000L / size);
    return Captures.write(network.packets, file);
  }

  private void happen(long pause) {
    nanos += (long) (2 * pause * random.nextDouble());
    Frames client = frame().ethernet();
    String host = "10.0." + random.nextInt(4) + '.' + (1 + random.nextInt(60));
    String server = "192.0.2." + (1 + random.nextInt(20));
    int port = 1024 + random.nextInt(5000);
    switch (random.nextInt(9)) {
      case 0, 1, 2 -> dns(client, host, server, port);
      case 3 -> dns(client.vlan(1 + random.nextInt(3)), host, server, port);
      case 4 -> dns(client.ipv4("198.51.100.1", "198.51.100.2").gre(), host, server, port);
      case 5 -> connection(host, server, port);
      case 6 -> ping(host, server);
      case 7 -> fragments(host, server, port);
      default -> damage(host, server, port);
    }
  }

  private void dns(Frames outer, String host, String server, int port) {
    int id = random.nextInt(1 << 16);
    add(outer.ipv4(host, server).udp(port, 53).payload(message(id, 0x0100)));
    if (random.nextInt(3) == 0) return; // nobody answers
    nanos += random.nextInt(20_000_000);
    add(outer.ipv4(server, host).udp(53, port).payload(message(id, 0x8183)));
  }

  private byte[] message(int id, int flags) {
    byte[] header = {(byte) (id >> 8), (byte) id, (byte) (flags >> 8), (byte) flags, 0, 1, 0, 0, 0, 0, 0, 0};
    byte[] question = "\3www\7example\0\0\1\0\1".getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[header.length + question.length];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(question, 0, whole, header.length, question.length);
    return whole;
  }

  private void connection(String host, String server, int port) {
    Frames there = frame().ethernet().ipv4(host, server).tcp(port, 80);
    Frames back = frame().ethernet().ipv4(server, host).tcp(80, port);
    add(there.seq(100).flags("S"));
    add(back.seq(500).ack(101).flags(random.nextInt(4) == 0 ? "RA" : "SA"));
    add(there.seq(101).ack(501).flags("PA").payload("GET / HTTP/1.0\r\n\r\n"));
    if (random.nextBoolean()) add(there.seq(119).ack(501).flags("FA"));
    if (random.nextBoolean()) add(back.seq(501).ack(120).flags("FA"));
  }

  private void ping(String host, String server) {
    int id = random.nextInt(100);
    add(frame().ethernet().ipv4(host, server).icmp(8, 0).put16(4, id).payload("ping"));
    if (random.nextBoolean()) add(frame().ethernet().ipv4(server, host).icmp(0, 0).put16(4, id).payload("ping"));
    else add(frame().ethernet().ipv4(server, host).icmp(3, 1).raw(frame().ipv4(host, server).udp(9, 9).bytes()));
  }

  private void fragments(String host, String server, int port) {
    Frames whole = frame().ethernet().ipv4(host, server).id(random.nextInt(1 << 16)).udp(port, 7).payload(new byte[1000]);
    List<byte[]> pieces = new ArrayList<>(whole.fragments(400));
    if (random.nextBoolean()) pieces.remove(1); // never completed
    for (byte[] piece : pieces) add(piece);
  }

  private void damage(String host, String server, int port) {
    byte[] bytes = frame().ethernet().ipv4(host, server).udp(port, 53).payload(message(1, 0x0100)).bytes();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    add(bytes);
  }

  private void add(Frames frame) {
    add(frame.bytes());
  }

  private void add(byte[] bytes) {
    packets.add(new CapturedPacket(nanos, bytes, bytes.length, ETHERNET));
  }
}
