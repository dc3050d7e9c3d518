package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Captures.Datagram;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A capture changed as networks, capture tools and attackers change captures.
 *
 * @param name what was done to it
 */
record Variation(String name, List<CapturedPacket> packets) {
  /** Most packets of a capture whose loss is tried, spread over all of it. */
  private static final int MOST_LOSSES = 48;

  private static final int MUTANTS = 24;

  static Stream<Variation> of(List<CapturedPacket> packets, List<Datagram> datagrams) {
    return Stream.of(sides(packets, datagrams), losses(packets), orders(packets), mutants(packets))
        .flatMap(each -> each);
  }

  private static Stream<Variation> sides(List<CapturedPacket> packets, List<Datagram> datagrams) {
    if (datagrams.isEmpty()) return Stream.of();
    return Stream.of(Direction.values()).map(side -> without(side, packets, datagrams));
  }

  private static Variation without(Direction side, List<CapturedPacket> packets, List<Datagram> datagrams) {
    Set<Long> gone =
        datagrams.stream()
            .filter(datagram -> datagram.from() == side)
            .map(Datagram::packet)
            .collect(Collectors.toSet());
    return new Variation("without the datagrams of the " + side, select(packets, i -> !gone.contains(i + 1L)));
  }

  private static Stream<Variation> losses(List<CapturedPacket> packets) {
    int step = Math.max(1, (packets.size() + MOST_LOSSES - 1) / MOST_LOSSES);
    return IntStream.iterate(0, lost -> lost < packets.size(), lost -> lost + step)
        .mapToObj(lost -> new Variation("without packet " + (lost + 1), select(packets, i -> i != lost)));
  }

  private static List<CapturedPacket> select(List<CapturedPacket> packets, IntPredicate kept) {
    return IntStream.range(0, packets.size()).filter(kept).mapToObj(packets::get).toList();
  }

  private static Stream<Variation> orders(List<CapturedPacket> packets) {
    int last = packets.size() - 1;
    List<CapturedPacket> twice = packets.stream().flatMap(packet -> Stream.of(packet, packet)).toList();
    return Stream.of(
        new Variation("with neighbours swapped", reorder(packets, i -> packets.get(Math.min(i ^ 1, last)))),
        new Variation("backwards", reorder(packets, i -> packets.get(last - i))),
        new Variation("with every packet twice", twice));
  }

  /** Other packets at the same times. */
  private static List<CapturedPacket> reorder(List<CapturedPacket> packets, IntFunction<CapturedPacket> packet) {
    return IntStream.range(0, packets.size()).mapToObj(i -> packet.apply(i).at(packets.get(i).nanos())).toList();
  }

  private static Stream<Variation> mutants(List<CapturedPacket> packets) {
    return IntStream.range(0, MUTANTS).mapToObj(seed -> mutant(packets, seed));
  }

  private static Variation mutant(List<CapturedPacket> packets, int seed) {
    Random random = new Random(seed);
    List<CapturedPacket> mutated = new ArrayList<>(packets.size());
    for (CapturedPacket packet : packets) mutated.add(packet.with(Mutations.mutate(packet.bytes(), random)));
    return new Variation("mutated with seed " + seed, mutated);
  }
}
