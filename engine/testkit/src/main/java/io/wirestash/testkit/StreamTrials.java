package io.wirestash.testkit;

import io.wirestash.api.event.EventCodec;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Parser;
import io.wirestash.testkit.CapturedStream.Part;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;

/** Gives one parser the streams of a capture, otherwise cut or damaged, each time in a flow of its own. */
final class StreamTrials {
  /** Bytes that one kind of trial reads, and how often it reads: longer streams are tried less often. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_TRIALS = 2048;

  /** Of each stream, this much is tried. */
  private static final int LONGEST = 32 << 10;

  private static final int MOST_JSON_BYTES = 8 << 20;
  private static final int MOST_SHOWN = 1024;

  private final Parser parser;
  private final WireEvents events;
  private final List<CapturedStream> streams;

  StreamTrials(Parser parser, Map<Class<?>, EventCodec<?>> codecs, List<CapturedStream> streams) {
    this.parser = parser;
    this.events = new WireEvents(codecs, MOST_JSON_BYTES);
    this.streams = streams.stream().map(stream -> stream.cut(LONGEST)).filter(stream -> stream.size() > 0).toList();
  }

  /**
   * Each packet of each stream in two pieces, at every byte, and byte by byte: the events stay the same. Streams that
   * the parser is not sure of are left out.
   */
  void split() {
    for (CapturedStream stream : streams) {
      Outcome whole = read(stream, i -> false, "whole");
      if (!whole.confirmed()) continue;
      for (int each = 1; each < stream.size(); each += step(stream)) {
        int at = each;
        assertSame(stream, whole, read(stream, i -> i == at, "in two pieces, cut before byte " + at));
      }
      assertSame(stream, whole, read(stream, i -> true, "byte by byte"));
    }
  }

  /** Each stream cut at every byte. */
  void cut() {
    for (CapturedStream stream : streams) {
      for (int length = 0; length < stream.size(); length += step(stream)) {
        read(stream.cut(length), i -> false, "ending after " + length + " bytes");
      }
    }
  }

  /** Each stream with damage in one part, in whole packets and byte by byte. */
  void mutate() {
    for (CapturedStream stream : streams) {
      for (int seed = 0; seed <= stream.size() / step(stream) / 2; seed++) {
        CapturedStream mutant = mutant(stream, new Random(seed));
        read(mutant, i -> false, "mutated with seed " + seed);
        read(mutant, i -> true, "mutated with seed " + seed + ", byte by byte");
      }
    }
  }

  private static CapturedStream mutant(CapturedStream stream, Random random) {
    List<Part> parts = new ArrayList<>(stream.parts());
    int damaged = random.nextInt(parts.size());
    Part part = parts.get(damaged);
    parts.set(damaged, part.with(Mutations.mutate(part.bytes(), random)));
    return stream.with(parts);
  }

  private int step(CapturedStream stream) {
    int trials = Math.min(MOST_TRIALS, MOST_BYTES / stream.size()) / streams.size();
    return stream.size() / Math.max(1, trials) + 1;
  }

  // ---- one trial

  /**
   * All that the parser said, and how it was left.
   *
   * @param how the stream came
   */
  private record Outcome(
      String how, List<String> events, List<String> anomalies, boolean confirmed, boolean done, boolean switched) {
    /** What is different in the other outcome, or nothing. */
    String differences(Outcome other) {
      StringBuilder differences = new StringBuilder();
      Differences.between(events, other.events, differences);
      Differences.between(anomalies, other.anomalies, differences);
      if (differences.isEmpty() && !events.equals(other.events)) differences.append("\n  the order of the events");
      if (confirmed != other.confirmed) differences.append("\n  whether it was confirmed");
      if (done != other.done) differences.append("\n  whether it was done");
      if (switched != other.switched) differences.append("\n  whether it was switched");
      return differences.toString();
    }
  }

  /** @param cuts true for the bytes of the stream before which its packets are cut */
  private Outcome read(CapturedStream stream, IntPredicate cuts, String how) {
    Wire wire = Wire.to(parser).tcp();
    wire.from(stream.clientIp(), stream.clientPort()).at(stream.serverIp(), stream.serverPort());
    try {
      int offset = 0;
      for (Part part : stream.parts()) {
        int begin = offset;
        wire.packet(part.from(), part.bytes(), i -> cuts.test(begin + i));
        offset += part.bytes().length;
      }
      wire.endClient().endServer().end();
      return new Outcome(
          how, events.read(wire), wire.anomalies(), wire.confirmed(), wire.isDone(), wire.hasSwitched());
    } catch (RuntimeException | Error e) {
      throw new AssertionError(name(stream) + " " + how + ": " + e + shown(stream), e);
    }
  }

  private static void assertSame(CapturedStream stream, Outcome expected, Outcome actual) {
    String differences = expected.differences(actual);
    if (differences.isEmpty()) return;
    throw new AssertionError(
        name(stream) + " differs (- " + expected.how + ", + " + actual.how + "):" + differences + shown(stream));
  }

  private static String name(CapturedStream stream) {
    return "the stream from port " + stream.clientPort() + " to " + stream.serverPort();
  }

  private static String shown(CapturedStream stream) {
    StringBuilder shown = new StringBuilder();
    for (Part part : stream.parts()) {
      if (shown.length() > MOST_SHOWN) return shown + "\n...";
      shown.append(part.from() == Direction.CLIENT ? "\n> " : "\n< ");
      int length = Math.min(part.bytes().length, MOST_SHOWN / 4);
      shown.append(HexFormat.of().formatHex(part.bytes(), 0, length));
    }
    return shown.toString();
  }
}
