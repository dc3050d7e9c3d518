package io.wirestash.reassembler.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Waiting segments against a model that keeps the owner of each byte in an array: all arrangements of three chunks, and
 * random ladders of more and longer ones, at places where pages and the sequence space end.
 */
class ThreeChunksTest {
  private static final int[] BASES = {0, -3, Page.SIZE - 3, Integer.MIN_VALUE - 4};

  private record Chunk(int from, int end, byte letter) {}

  /** The model: a stored chunk is a stretch of bytes with the same owner. */
  private static final class Owners {
    final Chunk[] owner;

    Owners(int size) {
      owner = new Chunk[size];
    }

    void add(OverlapPolicy policy, Chunk chunk) {
      Chunk[] before = owner.clone();
      for (int begin = 0; begin < before.length; ) {
        int end = begin + 1;
        while (end < before.length && before[end] == before[begin]) end++;
        boolean wins = before[begin] == null || policy.replaces(chunk.from, chunk.end, begin, end);
        if (wins) fill(Math.max(begin, chunk.from), Math.min(end, chunk.end), chunk);
        begin = end;
      }
    }

    private void fill(int from, int end, Chunk chunk) {
      for (int i = from; i < end; i++) owner[i] = chunk;
    }

    String text() {
      StringBuilder text = new StringBuilder();
      for (Chunk chunk : owner) text.append(chunk == null ? '-' : (char) chunk.letter);
      return text.toString();
    }

    long runs() {
      return java.util.Arrays.stream(text().split("-+")).filter(run -> !run.isEmpty()).count();
    }
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void allArrangementsOfThreeChunks(OverlapPolicy policy) {
    List<Chunk> places = new ArrayList<>();
    for (int from = 0; from < 5; from++) {
      for (int length = 1; length < 5; length++) places.add(new Chunk(from, from + length, (byte) 0));
    }
    for (Chunk a : places) {
      for (Chunk b : places) {
        for (Chunk c : places) check(policy, 12, List.of(named(a, 'a'), named(b, 'b'), named(c, 'c')), BASES[1]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(OverlapPolicy.class)
  void tenThousandRandomLadders(OverlapPolicy policy) {
    for (int seed = 0; seed < 10_000; seed++) {
      Random random = new Random(seed);
      int size = seed % 20 == 0 ? 6000 : 40;
      List<Chunk> chunks = new ArrayList<>();
      for (int i = 2 + random.nextInt(12); i > 0; i--) {
        int from = random.nextInt(size);
        int end = from + 1 + random.nextInt(Math.min(size - from, size / 2));
        chunks.add(new Chunk(from, end, (byte) ('a' + random.nextInt(26))));
      }
      check(policy, size, chunks, BASES[seed % BASES.length]);
    }
  }

  private static void check(OverlapPolicy policy, int size, List<Chunk> chunks, int base) {
    Owners model = new Owners(size);
    Held held = new Held(null, policy, new Pages());
    for (Chunk chunk : chunks) {
      model.add(policy, chunk);
      byte[] bytes = new byte[chunk.end - chunk.from + 5];
      java.util.Arrays.fill(bytes, chunk.letter);
      held.add(base + chunk.from, bytes, 5, bytes.length - 5, bytes.length - 5, 0, 0);
    }
    int runs = held.runs();
    String text = text(held, base, size);
    if (runs == model.runs() && text.equals(model.text())) return;
    assertThat(text).as("%s %s from %d", policy, chunks, base).isEqualTo(model.text());
    assertThat((long) runs).as("runs of %s %s from %d", policy, chunks, base).isEqualTo(model.runs());
  }

  /** Takes all bytes out, with a dash for each that is missing. */
  private static String text(Held held, int base, int size) {
    StringBuilder text = new StringBuilder();
    while (!held.empty()) {
      int at = held.head();
      text.append("-".repeat(at - base - text.length()));
      Page page = held.at(at);
      int from = at & Page.MASK;
      int to = Page.stretch(page.present, from, Page.SIZE);
      for (int i = from; i < to; i++) text.append((char) page.bytes[i]);
      held.remove(page, from, to);
    }
    return text.append("-".repeat(size - text.length())).toString();
  }

  private static Chunk named(Chunk place, char letter) {
    return new Chunk(place.from, place.end, (byte) letter);
  }
}
