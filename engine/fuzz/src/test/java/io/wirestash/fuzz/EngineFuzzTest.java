package io.wirestash.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.PcapWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole engine, from file to events, against damaged captures; {@link Trial} says what must hold. Rounds have a
 * seed each, one after the other from {@code fuzz.seed}; a round that fails tells its seed and leaves its capture in
 * {@code target/fuzz}. Runs a fixed number of rounds, or, given {@code fuzz.seconds}, as many as fit.
 */
class EngineFuzzTest {
  private static final int ROUNDS = 200;
  private static final Path FAILURES = Path.of("target/fuzz");
  private static final Path REGRESSIONS = Path.of("src/test/fuzz");
  private static final Path[] OWN = {Path.of("../../samples"), Path.of("../../plugins")};
  private static final long SECONDS = Long.getLong("fuzz.seconds", 0);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  @TempDir Path folder;

  @Test
  void soundCapturesAreRead() throws IOException {
    for (byte[] capture : Samples.captures(OWN)) attempt("sound", capture);
  }

  @Test
  void filesMayEndAnywhere() throws IOException {
    for (byte[] capture : Samples.captures().subList(3, 6)) {
      for (int length = 0; length < capture.length; length += 1 + length / 64) {
        Trial.brief(Trial.write(Arrays.copyOf(capture, length), folder.resolve("cut")));
      }
    }
  }

  @Test
  void packetsMayEndAnywhere() throws IOException {
    PcapWriter cut = CaptureWriter.pcap();
    PcapWriter snapped = CaptureWriter.pcap();
    long nanos = 1_700_000_000_000_000_000L;
    for (byte[] frame : Samples.frames()) {
      for (int length = 0; length <= frame.length; length++) {
        nanos += 1_000_000;
        cut.packet(nanos, Arrays.copyOf(frame, length));
        snapped.packet(nanos, Arrays.copyOf(frame, length), frame.length);
      }
    }
    attempt("cut", cut.bytes());
    attempt("snapped", snapped.bytes());
  }

  @Test
  void damagedCapturesAreSurvived() throws IOException {
    List<byte[]> captures = Samples.captures(folders());
    long end = System.nanoTime() + SECONDS * 1_000_000_000;
    long seed = SEED;
    for (int round = 0; SECONDS > 0 ? System.nanoTime() < end : round < ROUNDS; round++, seed++) {
      attempt("seed " + seed, new Round(seed, captures, folder).capture());
    }
    System.out.printf("fuzz: %d captures damaged, seeds %d to %d%n", captures.size(), SEED, seed - 1);
  }

  private static Path[] folders() {
    Path[] folders = Arrays.copyOf(OWN, OWN.length + 1);
    folders[OWN.length] = Path.of(System.getProperty("fuzz.captures", "none"));
    return folders;
  }

  /** Captures that once broke something. */
  @TestFactory
  Stream<DynamicTest> whatOnceFailedIsSurvived() throws IOException {
    try (Stream<Path> files = Files.list(REGRESSIONS)) {
      List<Path> inputs = files.filter(file -> file.toString().endsWith(".bin")).sorted().toList();
      return inputs.stream().map(file -> dynamicTest(file.getFileName().toString(), () -> Trial.of(file)));
    }
  }

  private void attempt(String name, byte[] capture) throws IOException {
    try {
      Trial.of(Trial.write(capture, folder.resolve("capture")));
    } catch (AssertionError | RuntimeException e) {
      Path kept = Files.createDirectories(FAILURES).resolve(name.replace(' ', '-') + ".bin");
      throw new AssertionError(name + ", kept in " + Trial.write(capture, kept) + ": " + e.getMessage(), e);
    }
  }

  @Test
  void damageIsTheSameForTheSameSeed() throws IOException {
    List<byte[]> captures = Samples.captures();
    for (long seed = 1; seed <= 12; seed++) {
      byte[] once = new Round(seed, captures, folder).capture();
      assertThat(new Round(seed, captures, folder).capture()).isEqualTo(once);
    }
  }
}
