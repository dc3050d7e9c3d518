package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {
  private final Key key = new Key();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 0x123456789abcdefL})
  void countsAsAMapWould(long secret) {
    Tally tally = new Tally(2, 0, 10_000, secret);
    Map<Long, Long> expected = new HashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 50_000; i++) {
      long number = random.nextInt(6000);
      tally.add(tally.at(key.number(number)), 0, i);
      expected.merge(number, (long) i, Long::sum);
    }
    assertThat(contents(tally)).isEqualTo(expected);
    assertThat(tally.overflowed()).isFalse();
  }

  @Test
  void tellsKeysApartByAllTheirParts() {
    Tally tally = new Tally(1, 0, 100, 1);
    for (int part = 0; part < 5; part++) {
      tally.at(key.set(part == 0 ? 1 : 0, part == 1 ? 1 : 0, part == 2 ? 1 : 0, part == 3 ? 1 : 0, part == 4 ? 1 : 0));
    }
    assertThat(tally.size()).isEqualTo(5);
    assertThat(tally.find(key.number(2))).isEqualTo(-1);
  }

  @Test
  void keepsTheLargestWhenItIsFullAndBoundsWhatItMissed() {
    Tally tally = new Tally(1, 0, 100, 5);
    Map<Long, Long> truth = new HashMap<>();
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      long number = i % 3 == 0 ? random.nextInt(20) : 1000 + random.nextInt(50_000);
      tally.add(tally.at(key.number(number)), 0, 10);
      truth.merge(number, 10L, Long::sum);
    }
    Map<Long, Long> kept = contents(tally);
    assertThat(tally.size()).isEqualTo(100);
    assertThat(kept.keySet()).contains(0L, 5L, 19L);
    truth.forEach((number, count) ->
        assertThat(count).isBetween(kept.getOrDefault(number, 0L), kept.getOrDefault(number, 0L) + tally.missed()));
    assertThat(kept.values().stream().mapToLong(Long::longValue).sum() + tally.evicted(0)).isEqualTo(1_000_000);
  }

  @Test
  void keepsTheSameKeysWhateverTheSecret() {
    Tally one = new Tally(1, 1, 64, 1);
    Tally other = new Tally(1, 1, 64, 99);
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      long number = random.nextInt(500);
      for (Tally each : new Tally[] {one, other}) {
        int entry = each.at(key.number(number));
        each.add(entry, 0, 1);
        each.see(entry, 0, i + 1);
      }
    }
    assertThat(contents(one)).isEqualTo(contents(other));
  }

  @Test
  void forgetsTheSetsOfKeysThatGaveWay() {
    Tally tally = new Tally(1, 1, 16, 1);
    for (int i = 0; i < 64; i++) {
      int entry = tally.at(key.number(i));
      assertThat(tally.distinct(entry, 0)).isZero();
      for (int value = 1; value <= 3; value++) tally.see(entry, 0, value);
      assertThat(tally.distinct(entry, 0)).isEqualTo(3);
    }
  }

  @Test
  void addsUpWhatSeveralHaveCounted() {
    Tally all = new Tally(1, 1, 100, 1);
    Tally more = all.fresh();
    see(all, 1, 10, 20);
    see(more, 1, 20, 30);
    see(more, 2, 7);
    see(more, 3);
    all.addAll(more);
    assertThat(contents(all)).isEqualTo(Map.of(1L, 4L, 2L, 1L, 3L, 0L));
    assertThat(all.distinct(all.find(key.number(1)), 0)).isEqualTo(3);
    assertThat(all.distinct(all.find(key.number(2)), 0)).isEqualTo(1);
    assertThat(all.distinct(all.find(key.number(3)), 0)).isZero();
  }

  private void see(Tally tally, long number, long... values) {
    int entry = tally.at(key.number(number));
    for (long value : values) {
      tally.add(entry, 0, 1);
      tally.see(entry, 0, value);
    }
  }

  private static Map<Long, Long> contents(Tally tally) {
    Map<Long, Long> contents = new HashMap<>();
    for (int i = 0; i < tally.size(); i++) contents.put(tally.key(i, new Key()).number, tally.get(i, 0));
    return contents;
  }
}
