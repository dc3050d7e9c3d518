package io.wirestash.fuzz;

import static io.wirestash.fuzz.RawPackets.ACK;
import static io.wirestash.fuzz.RawPackets.MORE_FRAGMENTS;
import static io.wirestash.fuzz.RawPackets.SYN;
import static io.wirestash.fuzz.RawPackets.UDP;
import static io.wirestash.fuzz.RawPackets.ascii;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Writes a flood to standard output as a pcap capture of raw IPv4: 100 000 packets a second, and among them what {@link
 * Planted} says. The same arguments give the same bytes. Needs nothing but a JDK:
 *
 * <pre>{@code
 * javac -d folder -sourcepath src/test/java src/test/java/io/wirestash/fuzz/Flood.java
 * java -cp folder io.wirestash.fuzz.Flood KIND PACKETS > flood.pcap
 * }</pre>
 */
public final class Flood {
  private static final int VICTIM = 0xc6336401; // 198.51.100.1
  private static final int ATTACKER = 0x0a000001; // 10.0.0.1
  private static final byte[] DATAGRAM = new byte[18];
  private static final byte[] NOTHING = {};

  private static final int HOLED_FLOWS = 200_000;
  private static final byte[] HELD = new byte[400];
  private static final int REVERSED_BYTES = 1 << 20;
  private static final int LADDER_STEPS = 1 << 16;
  private static final int ACKNOWLEDGED_EVERY = 16;
  private static final byte[] ONE = {'x'};

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
    PINGS,
    /** 200 000 TCP connections, each of which waits for a byte, and holds all that comes behind it. */
    HOLES,
    /** One TCP connection: its bytes in reverse, one a segment, then segments that overlap each other by half. */
    REVERSED,
    /** HTTP requests of one connection that nobody answers. */
    UNANSWERED_HTTP;

    boolean fragmented() {
      return this == FIRST_FRAGMENTS || this == LAST_FRAGMENTS || this == OVERLAPS;
    }
  }

  private final Kind kind;
  private final long packets;
  private final RawPackets out;

  private Flood(Kind kind, long packets, OutputStream out) throws IOException {
    this.kind = kind;
    this.packets = packets;
    this.out = new RawPackets(out);
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
    Planted planted = new Planted(out, packets, kind.fragmented());
    for (long i = 0; i < packets; i++) {
      flood(i);
      planted.after(i);
    }
  }

  private void flood(long i) throws IOException {
    int random = (int) (mix(i) >>> 32);
    int source = 0x0a000000 | (int) i & 0xffffff; // 10.0.0.0/8, each once in sixteen million
    int port = 1024 + (random & 0x7fff);
    switch (kind) {
      case SYN -> out.tcp(source, port, VICTIM, 80, SYN, random, 0, NOTHING);
      case UDP -> datagram(source, VICTIM, port, 9999);
      case COLLIDING -> colliding((int) i);
      case QUESTIONS -> Planted.lookup(out, source, port, VICTIM, (int) i, "flood-" + i);
      case PENDING -> Planted.lookup(out, ATTACKER, 5353, VICTIM, (int) i, "flood-" + i);
      case FIRST_FRAGMENTS -> fragment(source, random, MORE_FRAGMENTS, 64);
      case LAST_FRAGMENTS -> fragment(source, random, 1 + (random >>> 8 & 0xff), 64);
      case OVERLAPS -> fragment(0x0a000000 | (int) i & 0xff, 7, MORE_FRAGMENTS | random & 0x3f, 8);
      case PINGS -> ping(source, random);
      case HOLES -> hole((int) (i % HOLED_FLOWS), (int) (i / HOLED_FLOWS));
      case REVERSED -> reversed((int) i);
      case UNANSWERED_HTTP -> request((int) i);
    }
  }

  /** SplitMix64 (Steele, Lea, Flood 2014): the i-th of a sequence of random numbers. */
  private static long mix(long i) {
    long z = i * 0x9e3779b97f4a7c15L;
    z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  private void datagram(int source, int destination, int port, int destinationPort) throws IOException {
    out.begin(UDP, source, destination, 0, 0);
    out.udp(port, destinationPort, DATAGRAM);
    out.end();
  }

  /** Source and destination change in the same bits, so that their exclusive-or stays; ports likewise. */
  private void colliding(int i) throws IOException {
    int host = i & 0xffff;
    int port = 1024 + (i >>> 16);
    datagram(0x0a000000 | host, 0x0a010000 | host, port, port ^ 0x2000);
  }

  private void fragment(int source, int id, int flagsAndOffset, int length) throws IOException {
    out.begin(UDP, source, VICTIM, id, flagsAndOffset)
        .putShort((short) 4000).putShort((short) 53).putShort((short) 1400).putShort((short) 0)
        .position(20 + length);
    out.end();
  }

  private void ping(int source, int id) throws IOException {
    out.begin(1, source, VICTIM, 0, 0).putInt(0x08000000).putShort((short) id).putShort((short) 1).putLong(id);
    out.icmpChecksum();
    out.end();
  }

  // ---- TCP; both sides count from 1, their SYNs being 0

  private void fromAttacker(int source, int port, int flags, int sequence, byte[] payload) throws IOException {
    out.tcp(source, port, VICTIM, 80, flags, sequence, flags == SYN ? 0 : 1, payload);
  }

  private void fromVictim(int destination, int port, int flags, int sequence) throws IOException {
    out.tcp(VICTIM, 80, destination, port, flags, sequence, 1, NOTHING);
  }

  /** SYN, SYN+ACK; true if this was one of them. */
  private boolean opens(int source, int port, int step) throws IOException {
    if (step == 0) fromAttacker(source, port, SYN, 0, NOTHING);
    if (step == 1) fromVictim(source, port, SYN | ACK, 0);
    return step < 2;
  }

  /** The victim has said that it wants byte 1, which never comes. */
  private void hole(int flow, int step) throws IOException {
    int source = 0x0a000000 | flow;
    if (!opens(source, 4000, step)) fromAttacker(source, 4000, ACK, 2 + (step - 2) * HELD.length, HELD);
  }

  /** The victim goes on to say that it wants byte 1: so it is waited for. */
  private void reversed(int i) throws IOException {
    if (opens(ATTACKER, 4000, i)) return;
    if (i % ACKNOWLEDGED_EVERY == 0) {
      fromVictim(ATTACKER, 4000, ACK, 1);
      return;
    }
    int sent = i - 2 - i / ACKNOWLEDGED_EVERY;
    if (sent < REVERSED_BYTES) {
      fromAttacker(ATTACKER, 4000, ACK, REVERSED_BYTES - sent, ONE);
    } else {
      byte[] rung = ascii("rung %011d".formatted(sent));
      fromAttacker(ATTACKER, 4000, ACK, REVERSED_BYTES + 2 + 8 * (LADDER_STEPS - sent % LADDER_STEPS), rung);
    }
  }

  private void request(int i) throws IOException {
    if (opens(ATTACKER, 4000, i)) return;
    byte[] request = ascii("GET /flood-%08d HTTP/1.1\r\nHost: a.b\r\n\r\n".formatted(i));
    fromAttacker(ATTACKER, 4000, ACK, 1 + (i - 2) * request.length, request);
  }
}
