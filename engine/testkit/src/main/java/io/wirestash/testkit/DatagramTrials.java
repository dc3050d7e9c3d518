package io.wirestash.testkit;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Parser;
import io.wirestash.testkit.Captures.Datagram;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Gives one parser damaged datagrams, each in a flow of its own with the whole datagram after it. */
final class DatagramTrials {
  /** Damaged datagrams for each capture, spread over all of its bytes. */
  private static final int MOST_CUTS = 8192;

  private static final int MUTANTS = 8192;

  /** What one flow of two datagrams may make of at most 128 KiB. */
  private static final int MOST_JSON_BYTES = 8 << 20;

  private final Parser parser;
  private final WireEvents events;
  private final List<Datagram> datagrams;

  DatagramTrials(Parser parser, Map<Class<?>, EventCodec<?>> codecs, List<Datagram> datagrams) {
    this.parser = parser;
    this.events = new WireEvents(codecs, MOST_JSON_BYTES);
    this.datagrams = datagrams;
  }

  /** Every datagram cut at every byte. */
  void cut() {
    long all = datagrams.stream().mapToLong(datagram -> datagram.bytes().length).sum();
    int step = (int) (all / MOST_CUTS) + 1;
    for (Datagram datagram : datagrams) {
      for (int length = 0; length < datagram.bytes().length; length += step) {
        attempt(datagram, Arrays.copyOf(datagram.bytes(), length), "cut to " + length + " bytes");
      }
    }
  }

  void mutate() {
    for (int seed = 0; seed < MUTANTS; seed++) {
      Datagram datagram = datagrams.get(seed % datagrams.size());
      attempt(datagram, Mutations.mutate(datagram.bytes(), new Random(seed)), "mutated with seed " + seed);
    }
  }

  private void attempt(Datagram whole, byte[] damaged, String damage) {
    Wire wire = Wire.to(parser).from(whole.clientIp(), whole.clientPort()).at(whole.serverIp(), whole.serverPort());
    try {
      send(wire, whole.from(), damaged);
      send(wire, whole.from(), whole.bytes());
      wire.end();
      events.read(wire);
    } catch (RuntimeException | Error e) {
      String hex = HexFormat.of().formatHex(damaged);
      throw new AssertionError("packet " + whole.packet() + " " + damage + ", " + hex + ": " + e, e);
    }
  }

  private static void send(Wire wire, Direction from, byte[] datagram) {
    if (from == Direction.CLIENT) wire.client(datagram);
    else wire.server(datagram);
  }
}
