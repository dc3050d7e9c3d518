package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Captures.Datagram;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariationTest {
  private static final List<CapturedPacket> THREE = packets(3);
  private static final List<Datagram> DATAGRAMS =
      List.of(datagram(Direction.CLIENT, 1), datagram(Direction.SERVER, 2), datagram(Direction.CLIENT, 3));

  private static List<CapturedPacket> packets(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new CapturedPacket(i, new byte[] {(byte) i, 'x', 'y'}, 3, 1))
        .toList();
  }

  private static Datagram datagram(Direction from, long packet) {
    return new Datagram("f", from, "", 0, "", 0, packet, new byte[0]);
  }

  private static List<Variation> of(List<CapturedPacket> packets) {
    return Variation.of(packets, DATAGRAMS).toList();
  }

  /** The first bytes of the packets of the variation with this name. */
  private static String order(String name) {
    Variation variation = of(THREE).stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    StringBuilder order = new StringBuilder();
    for (CapturedPacket packet : variation.packets()) {
      order.append(packet.bytes()[0]).append('@').append(packet.nanos()).append(' ');
    }
    return order.toString().strip();
  }

  @Test
  void leavesOutOneSide() {
    assertThat(order("without the datagrams of the CLIENT")).isEqualTo("1@1");
    assertThat(order("without the datagrams of the SERVER")).isEqualTo("0@0 2@2");
  }

  @Test
  void losesEachPacketOnce() {
    assertThat(order("without packet 1")).isEqualTo("1@1 2@2");
    assertThat(order("without packet 3")).isEqualTo("0@0 1@1");
  }

  @Test
  void changesTheOrderAndKeepsTheClock() {
    assertThat(order("with neighbours swapped")).isEqualTo("1@0 0@1 2@2");
    assertThat(order("backwards")).isEqualTo("2@0 1@1 0@2");
    assertThat(order("with every packet twice")).isEqualTo("0@0 0@0 1@1 1@1 2@2 2@2");
  }

  @Test
  void spreadsLossesOverALongCapture() {
    List<String> lost =
        of(packets(1000)).stream().map(Variation::name).filter(name -> name.matches("without packet \\d+")).toList();
    assertThat(lost).hasSizeBetween(40, 48).startsWith("without packet 1").endsWith("without packet 988");
  }

  @Test
  void acceptsAnEmptyCapture() {
    assertThat(of(List.of())).allSatisfy(variation -> assertThat(variation.packets()).isEmpty());
  }

  @Test
  void mutatesTheSameWayEveryTime() {
    assertThat(of(THREE)).usingRecursiveComparison().isEqualTo(of(THREE));
  }

  @Test
  void mutatesByChangingCuttingAndRepeating() {
    byte[] original = "0123456789".getBytes(StandardCharsets.US_ASCII);
    Random random = new Random(0);
    List<byte[]> mutants = IntStream.range(0, 1000).mapToObj(i -> Mutations.mutate(original, random)).toList();
    assertThat(mutants).anyMatch(mutant -> mutant.length == 0);
    assertThat(mutants).anyMatch(mutant -> mutant.length == 10 && Arrays.mismatch(mutant, original) == 9);
    assertThat(mutants).anyMatch(mutant -> new String(mutant, StandardCharsets.ISO_8859_1).contains("0120123"));
    assertThat(original).isEqualTo("0123456789".getBytes(StandardCharsets.US_ASCII));
  }
}
