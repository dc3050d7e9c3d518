package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.testkit.CapturedStream.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The TCP streams of a capture sent again in other segments, at the times of the capture: as networks may send them
 * without changing what they say, and with something lost, cut or damaged.
 */
final class Resending {
  /** Bytes of a capture that are sent one by one; the rest follows in larger segments. */
  private static final int MOST_SINGLE_BYTES = 16_384;

  private static final int LARGEST_SEGMENT = 32_768; // an IP packet holds no more than 65 535 bytes
  private static final int LARGEST_GAP = 1 << 20;
  private static final int SEEDS = 3;
  private static final int MOST_LOSSES = 12;
  private static final int MOST_CUTS = 12;
  private static final int MUTANTS = 8;

  private final List<CapturedStream> streams;
  private final List<CapturedStream> turns;

  Resending(List<CapturedStream> streams) {
    this.streams = streams;
    this.turns = streams.stream().map(CapturedStream::inTurns).toList();
  }

  /** Sends the bytes of one part. */
  @FunctionalInterface
  private interface Sender {
    void send(Conversation conversation, Direction from, byte[] bytes);
  }

  // ---- the same streams

  /** Whatever the segments are, the streams are the same. */
  Stream<Variation> same() {
    return Stream.concat(
        Stream.of(
            again("in the same segments", streams, Conversation::send),
            again("in segments as large as may be", turns, Conversation::send),
            again("byte by byte", turns, bytewise()),
            again("with every segment twice", streams, (to, from, bytes) -> to.send(from, bytes).again())),
        IntStream.range(0, SEEDS).boxed().flatMap(this::random));
  }

  private Stream<Variation> random(int seed) {
    Random cuts = new Random(seed);
    Random order = new Random(seed);
    return Stream.of(
        again("cut at random with seed " + seed, turns, (to, from, bytes) -> cut(to, from, bytes, cuts)),
        again("out of order with seed " + seed, turns, (to, from, bytes) -> mix(to, from, bytes, order)));
  }

  private static Sender bytewise() {
    int[] left = {MOST_SINGLE_BYTES};
    return (to, from, bytes) -> {
      int single = Math.min(bytes.length, left[0]);
      left[0] -= single;
      to.segments(1).send(from, Arrays.copyOf(bytes, single));
      to.segments(LARGEST_SEGMENT).send(from, Arrays.copyOfRange(bytes, single, bytes.length));
    };
  }

  /** Pieces of one to some hundred bytes, small ones more often. */
  private static List<byte[]> pieces(byte[] bytes, Random random) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      int end = Math.min(bytes.length, at + 1 + random.nextInt(1 << 1 + random.nextInt(11)));
      pieces.add(Arrays.copyOfRange(bytes, at, end));
      at = end;
    }
    return pieces;
  }

  private static void cut(Conversation to, Direction from, byte[] bytes, Random random) {
    pieces(bytes, random).forEach(piece -> to.send(from, piece));
  }

  /** Segments of one side overtake each other, over a distance that no reassembler takes for a loss. */
  private static void mix(Conversation to, Direction from, byte[] bytes, Random random) {
    int window = 2 + random.nextInt(7);
    List<byte[]> pieces = pieces(bytes, random);
    for (int i = 0; i < pieces.size(); i += window) {
      List<byte[]> some = pieces.subList(i, Math.min(pieces.size(), i + window));
      to.send(from, some.toArray(byte[][]::new)).shuffle(some.size(), random);
    }
  }

  // ---- other streams

  /** What a parser must survive. */
  Stream<Variation> other() {
    return Stream.of(losses(), sides(), cuts(), mutants()).flatMap(each -> each);
  }

  private Stream<Variation> losses() {
    long segments = streams.stream().flatMap(stream -> stream.parts().stream()).filter(Part::isData).count();
    return spread((int) segments, MOST_LOSSES)
        .mapToObj(lost -> again("without segment " + (lost + 1), streams, without(lost)));
  }

  private static Sender without(int lost) {
    int[] segment = {0};
    return (to, from, bytes) -> (segment[0]++ == lost ? to.unseen() : to).send(from, bytes);
  }

  private Stream<Variation> sides() {
    return Arrays.stream(Direction.values()).map(side -> again("without the packets of the " + side, without(side)));
  }

  private List<CapturedPacket> without(Direction side) {
    return packets(streams, stream -> open(stream).hide(side), Conversation::send);
  }

  private Stream<Variation> cuts() {
    int longest = streams.stream().mapToInt(CapturedStream::size).max().orElse(0);
    return spread(longest, MOST_CUTS)
        .mapToObj(length -> again("each cut after " + length + " bytes", cut(length), Conversation::send));
  }

  private List<CapturedStream> cut(int length) {
    return streams.stream().map(stream -> stream.cut(length)).toList();
  }

  private Stream<Variation> mutants() {
    return IntStream.range(0, MUTANTS).mapToObj(seed -> {
      Random random = new Random(seed);
      Sender mutating = (to, from, bytes) -> to.send(from, Mutations.mutate(bytes, random));
      return again("mutated with seed " + seed, streams, mutating);
    });
  }

  /** Numbers below a limit, from 0 on, not more than wanted. */
  private static IntStream spread(int limit, int most) {
    int step = Math.max(1, (limit + most - 1) / most);
    return IntStream.iterate(0, i -> i < limit, i -> i + step);
  }

  // ---- sending

  private static Variation again(String how, List<CapturedStream> streams, Sender sender) {
    return again(how, packets(streams, Resending::open, sender));
  }

  private static Variation again(String how, List<CapturedPacket> packets) {
    return new Variation("sent again " + how, packets);
  }

  private static List<CapturedPacket> packets(
      List<CapturedStream> streams, Function<CapturedStream, Conversation> open, Sender sender) {
    List<CapturedPacket> packets = new ArrayList<>();
    for (CapturedStream stream : streams) {
      Conversation conversation = open.apply(stream);
      send(stream, conversation, sender);
      packets.addAll(conversation.packets());
    }
    packets.sort(Comparator.comparingLong(CapturedPacket::nanos));
    return packets;
  }

  private static Conversation open(CapturedStream stream) {
    return Conversation.between(stream.clientIp(), stream.clientPort(), stream.serverIp(), stream.serverPort())
        .rawIp()
        .segments(LARGEST_SEGMENT)
        .every(Duration.ZERO);
  }

  private static void send(CapturedStream stream, Conversation conversation, Sender sender) {
    boolean reset = false;
    for (int i = 0; i < stream.parts().size(); i++) {
      Part part = stream.parts().get(i);
      conversation.at(part.nanos());
      if (i == 0 && stream.fromStart()) conversation.handshake();
      if (part.isData()) sender.send(conversation, part.from(), part.bytes());
      if (part.missing() > 0) conversation.unseen().send(part.from(), gap(part));
      if (part.end() == EndCause.FIN) conversation.fin(part.from());
      if (part.end() == EndCause.RST && !reset) conversation.reset(part.from());
      reset |= part.end() == EndCause.RST;
    }
  }

  private static byte[] gap(Part part) {
    return new byte[(int) Math.min(part.missing(), LARGEST_GAP)];
  }
}
