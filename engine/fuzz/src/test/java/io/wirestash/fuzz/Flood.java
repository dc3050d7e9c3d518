package io.wirestash.fuzz;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Writes a flood to standard output as a pcap capture of raw IPv4: 100 000 packets a second, and among them up to a
 * thousand ordinary DNS lookups, {@code planted-N.example}, each answered after 20 ms. The same arguments give the same
 * bytes. Where the flood is made of fragments, so are the planted answers. Needs nothing but a JDK:
 *
 * <pre>{@code java Flood.java KIND PACKETS > flood.pcap}</pre>
 */
public final class Flood {
  private static final int PLANTED = 1000;
  private static final long NANOS_PER_PACKET = 10_000;
  private static final int ANSWERED_AFTER = 2_000; // packets: 20 ms
  private static final int SECOND_FRAGMENT_AFTER = 200; // packets: 2 ms
  private static final int RAW_IP = 101;
  private static final int UDP = 17;
  private static final int TCP = 6;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final byte[] ZONE = "\7example\0".getBytes(StandardCharsets.US_ASCII);
  private static final int VICTIM = 0xc6336401; // 198.51.100.1
  private static final int RESOLVER = 0xc0000235; // 192.0.2.53

  /** What floods. */
  enum Kind {
    /** TCP SYNs, each from an address and port of its own. */
    SYN,
    /** UDP datagrams, each a flow. */
    UDP,
    /** As UDP, but addresses and ports have one exclusive-or and one sum: a weak hash puts them all in one place. */
    COLLIDING,
    /** DNS questions, each a flow, that nobody answers. */
    QUESTIONS,
    /** DNS questions of one flow that nobody answers. */
    PENDING,
    /** First fragments of datagrams that never come. */
    FIRST_FRAGMENTS,
    /** Last fragments of datagrams that never came. */
    LAST_FRAGMENTS,
    /** Fragments of eight bytes at random places of few datagrams. */
    OVERLAPS,
    /** ICMP echo requests, each a flow. */
    PINGS;

    boolean fragmented() {
      return this == FIRST_FRAGMENTS || this == LAST_FRAGMENTS || this == OVERLAPS;
    }
  }

  private final Kind kind;
  private final long packets;
  private final OutputStream out;
  private final ByteBuffer record = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
  private final ByteBuffer ip = ByteBuffer.allocate(2048);
  private long written;

  private Flood(Kind kind, long packets, OutputStream out) {
    this.kind = kind;
    this.packets = packets;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("usage: Flood KIND PACKETS, where KIND is one of " + List.of(Kind.values()));
      System.exit(64);
    }
    Kind kind = Kind.valueOf(args[0].toUpperCase(Locale.ROOT));
    try (PrintStream stdout = System.out; OutputStream out = new BufferedOutputStream(stdout, 1 << 18)) {
      new Flood(kind, Long.parseLong(args[1]), out).write();
    }
  }

  private void write() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(0xa1b23c4d).putShort((short) 2).putShort((short) 4).putLong(0).putInt(65_535).putInt(RAW_IP);
    out.write(header.array());
    long each = Math.max(ANSWERED_AFTER + 2 * SECOND_FRAGMENT_AFTER, packets / PLANTED);
    for (long i = 0; i < packets; i++) {
      flood(i);
      int planted = (int) (i / each);
      long age = i % each - 1;
      if (planted >= Math.min(PLANTED, packets / each)) continue;
      if (age == 0) question(planted);
      if (age == ANSWERED_AFTER) answer(planted, true);
      if (age == ANSWERED_AFTER + SECOND_FRAGMENT_AFTER && kind.fragmented()) answer(planted, false);
    }
  }

  // ---- the flood

  private void flood(long i) throws IOException {
    int random = (int) (mix(i) >>> 32);
    int source = 0x0a000000 | (int) i & 0xffffff; // 10.0.0.0/8, each once in sixteen million
    int port = 1024 + (random & 0x7fff);
    switch (kind) {
      case SYN -> syn(source, port, random);
      case UDP -> datagram(source, port, 9999);
      case COLLIDING -> colliding((int) i);
      case QUESTIONS -> lookup(source, port, VICTIM, (int) i, "flood-" + i);
      case PENDING -> lookup(0x0a000001, 5353, VICTIM, (int) i, "flood-" + i);
      case FIRST_FRAGMENTS -> fragment(source, random, MORE_FRAGMENTS, 64);
      case LAST_FRAGMENTS -> fragment(source, random, 1 + (random >>> 8 & 0xff), 64);
      case OVERLAPS -> fragment(0x0a000000 | (int) i & 0xff, 7, MORE_FRAGMENTS | random & 0x3f, 8);
      case PINGS -> ping(source, random);
    }
  }

  /** SplitMix64 (Steele, Lea, Flood 2014): the i-th of a sequence of random numbers. */
  private static long mix(long i) {
    long z = i * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private void syn(int source, int port, int sequence) throws IOException {
    begin(TCP, source, VICTIM, 0, 0);
    ip.putShort((short) port).putShort((short) 80).putInt(sequence).putInt(0);
    ip.putShort((short) 0x5002).putShort((short) 0xffff).putInt(0);
    transportChecksum(TCP, 36);
    end();
  }

  private void datagram(int source, int port, int destinationPort) throws IOException {
    begin(UDP, source, VICTIM, 0, 0);
    udp(port, destinationPort, new byte[18]);
    end();
  }

  /** Source and destination change in the same bits, so that their exclusive-or stays; ports likewise. */
  private void colliding(int i) throws IOException {
    int host = i & 0xffff;
    int port = 1024 + (i >>> 16);
    begin(UDP, 0x0a000000 | host, 0x0a010000 | host, 0, 0);
    udp(port, port ^ 0x2000, new byte[18]);
    end();
  }

  private void fragment(int source, int id, int flagsAndOffset, int length) throws IOException {
    begin(UDP, source, VICTIM, id, flagsAndOffset);
    ip.putShort((short) 4000).putShort((short) 53).putShort((short) 1400).putShort((short) 0);
    ip.position(20 + length);
    end();
  }

  private void ping(int source, int id) throws IOException {
    begin(1, source, VICTIM, 0, 0);
    ip.putInt(0x08000000).putShort((short) id).putShort((short) 1).putLong(id);
    ip.putShort(22, (short) ~fold(sum(20, ip.position())));
    end();
  }

  // ---- planted lookups

  private void question(int planted) throws IOException {
    lookup(client(planted), 33_000, RESOLVER, planted, "planted-" + planted);
  }

  private static int client(int planted) {
    return 0xac100000 | planted; // 172.16.0.0/12
  }

  private void lookup(int source, int port, int server, int id, String name) throws IOException {
    begin(UDP, source, server, 0, 0);
    udp(port, 53, dns(id, 0x0100, name, false));
    end();
  }

  private void answer(int planted, boolean first) throws IOException {
    begin(UDP, RESOLVER, client(planted), planted, 0);
    udp(53, 33_000, dns(planted, 0x8180, "planted-" + planted, true));
    if (kind.fragmented()) cut(first);
    end();
  }

  /** Keeps the first 24 bytes of what IP carries, or the rest. */
  private void cut(boolean first) {
    int end = ip.position();
    if (first) {
      ip.putShort(6, (short) MORE_FRAGMENTS).position(20 + 24);
    } else {
      ip.putShort(6, (short) 3);
      System.arraycopy(ip.array(), 20 + 24, ip.array(), 20, end - 20 - 24);
      ip.position(end - 24);
    }
  }

  private static byte[] dns(int id, int flags, String label, boolean answer) {
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer dns = ByteBuffer.allocate(12 + name.length + 14 + (answer ? 16 : 0));
    dns.putShort((short) id).putShort((short) flags).putShort((short) 1).putShort((short) (answer ? 1 : 0)).putInt(0);
    dns.put((byte) name.length).put(name).put(ZONE);
    dns.putInt(0x0001_0001);
    if (answer) dns.putShort((short) 0xc00c).putInt(0x0001_0001).putInt(300).putShort((short) 4).putInt(0xcb007107);
    return dns.array();
  }

  // ---- headers

  private void begin(int protocol, int source, int destination, int id, int flagsAndOffset) {
    ip.clear();
    ip.putShort((short) 0x4500).putShort((short) 0).putShort((short) id).putShort((short) flagsAndOffset);
    ip.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(source).putInt(destination);
  }

  private void udp(int source, int destination, byte[] payload) {
    ip.putShort((short) source).putShort((short) destination);
    ip.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
    transportChecksum(UDP, 26);
  }

  private void transportChecksum(int protocol, int at) {
    int length = ip.position() - 20;
    int sum = fold(sum(12, ip.position()) + protocol + length);
    ip.putShort(at, (short) (sum == 0xffff && protocol == UDP ? 0xffff : ~sum));
  }

  /** Writes the packet with its record header. */
  private void end() throws IOException {
    int length = ip.position();
    ip.putShort(2, (short) length).putShort(10, (short) 0).putShort(10, (short) ~fold(sum(0, 20)));
    long nanos = written++ * NANOS_PER_PACKET;
    record.clear();
    record.putInt((int) (1_700_000_000 + nanos / 1_000_000_000)).putInt((int) (nanos % 1_000_000_000));
    record.putInt(length).putInt(length);
    out.write(record.array());
    out.write(ip.array(), 0, length);
  }

  private long sum(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += (i & 1) == 0 ? (ip.get(i) & 0xff) << 8 : ip.get(i) & 0xff;
    return sum;
  }

  private static int fold(long sum) {
    while (sum > 0xffff) sum = (sum >>> 16) + (sum & 0xffff);
    return (int) sum;
  }
}
