package io.wirestash.parser.stats;

import static io.wirestash.testkit.Frames.frame;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packets on a wire, a millisecond apart unless a test says otherwise, and what {@code stats} makes of them. */
final class Network {
  static final long START = 1_700_000_040L; // begins a minute
  private static final int ETHERNET = 1;

  private final List<CapturedPacket> packets = new ArrayList<>();
  private long nanos = START * 1_000_000_000L;
  private int snap = Integer.MAX_VALUE;

  /** Captures no more than so many bytes of each packet. */
  Network snap(int length) {
    snap = length;
    return this;
  }

  /** Moves to a time after the start; the next packets follow there. */
  Network at(Duration sinceStart) {
    nanos = START * 1_000_000_000L + sinceStart.toNanos();
    return this;
  }

  Network tcp(String source, int sourcePort, String destination, int destinationPort, String flags) {
    return add(ip(source, destination).tcp(sourcePort, destinationPort).seq(1).flags(flags));
  }

  /** A handshake. */
  Network connect(String client, int clientPort, String server, int serverPort) {
    add(ip(client, server).tcp(clientPort, serverPort).seq(100).flags("S"));
    add(ip(server, client).tcp(serverPort, clientPort).seq(500).ack(101).flags("SA"));
    return add(ip(client, server).tcp(clientPort, serverPort).seq(101).ack(501).flags("A"));
  }

  Network udp(String source, int sourcePort, String destination, int destinationPort, int payload) {
    return add(ip(source, destination).udp(sourcePort, destinationPort).payload(new byte[payload]));
  }

  Network add(Frames frame) {
    byte[] bytes = frame.bytes();
    return add(new CapturedPacket(nanos, bytes, bytes.length, ETHERNET));
  }

  Network add(CapturedPacket packet) {
    byte[] bytes = Arrays.copyOf(packet.bytes(), Math.min(snap, packet.bytes().length));
    packets.add(new CapturedPacket(nanos, bytes, packet.original(), packet.linkType()));
    nanos += 1_000_000;
    return this;
  }

  static Frames ip(String source, String destination) {
    Frames ethernet = frame().ethernet();
    return source.contains(":") ? ethernet.ipv6(source, destination) : ethernet.ipv4(source, destination);
  }

  Path save(Path file) {
    return Captures.write(packets, file);
  }

  /** Runs the engine with {@code stats} alone. */
  EngineRun run(String options, int workers) {
    return run("[{stats: {" + options + "}}, anomaly]", workers, List.of());
  }

  /** Runs the engine with more parsers. */
  EngineRun run(String parsers, int workers, List<String> sets) {
    TestEngine engine = TestEngine.with("parsers: " + parsers).workers(workers);
    for (String set : sets) engine = engine.set(set);
    try {
      Path file = Files.createTempFile("network", ".pcapng");
      try {
        return engine.run(save(file)).assertSound();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The anomalies that statistics raise. */
  List<ObjectNode> anomalies(String options) {
    return run("by: [], " + options, 1).events("anomaly").stream()
        .filter(event -> event.path("layer").asText().equals("stats"))
        .toList();
  }
}
