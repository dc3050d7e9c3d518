package io.wirestash.output.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.wirestash.api.output.Output;
import io.wirestash.output.jsonfile.JsonFileOptions.Compression;
import io.wirestash.output.jsonfile.JsonFileOptions.WhenFull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a file system of 1 MiB, which only root can make. */
@Timeout(60)
class FullDiskTest {
  @TempDir Path folder;
  private Path disk;
  private Path file;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    int mounted = run("mount", "-t", "tmpfs", "-o", "size=1m,mode=700", "tmpfs", disk.toString());
    assumeThat(mounted).as("mounting a small file system needs root").isZero();
    file = disk.resolve("events.jsonl");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", disk.toString());
  }

  @Test
  void failsWithPathAndFreeBytesAndKeepsWholeLines() throws IOException {
    Output output = JsonFile.at(file).whenFull(WhenFull.FAIL).opened();
    assertThatThrownBy(() -> output.write(Events.numbered(0, 20_000)))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("disk full: " + file + ": \\d+ bytes free");
    output.close();
    List<String> kept = Files.readAllLines(file);
    assertThat(kept).hasSizeGreaterThan(10_000).isEqualTo(numbers(0, kept.size()));
    assertThat(Files.readString(file)).endsWith("}\n");
  }

  @Test
  void dropsWhatDoesNotFitAndCountsIt() throws IOException {
    JsonFile options = JsonFile.at(file).whenFull(WhenFull.DROP);
    Output output = options.opened();
    for (int i = 0; i < 200; i++) output.write(Events.numbered(i * 100, i * 100 + 100));
    output.close();
    List<String> kept = Files.readAllLines(file);
    assertThat(kept.size() + output.dropped()).isEqualTo(20_000);
    assertThat(output.dropped()).isPositive();
    assertThat(numbers(0, 20_000)).containsSubsequence(kept);
    assertThat(options.warnings).hasSize(1).first().asString().startsWith("disk full: " + file);
  }

  @Test
  void waitsForRoomAndThenGoesOnAsIfNothingHadHappened() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[700_000]);
    JsonFile options = JsonFile.at(file);
    CompletableFuture<Void> run = CompletableFuture.runAsync(() -> writeAll(options, Events.numbered(0, 9_000)));
    awaitWarning(options);
    assertThat(run).isNotDone();
    Files.delete(ballast);
    run.join();
    assertThat(Files.readAllLines(file)).isEqualTo(numbers(0, 9_000));
    assertThat(options.warnings).hasSize(1).first().asString().endsWith("waiting for room");
  }

  @Test
  void leavesOnlyWholeBlocksInACompressedFile() throws IOException {
    Output output = JsonFile.at(file).whenFull(WhenFull.DROP).compress(Compression.GZIP).opened();
    Random random = new Random(7);
    String[] lines = random.ints(4_000).mapToObj(seed -> incompressible(new Random(seed))).toArray(String[]::new);
    for (int i = 0; i < 40; i++) output.write(Events.of(Arrays.copyOfRange(lines, i * 100, i * 100 + 100)));
    output.close();
    List<String> kept = unpacked(disk.resolve("events.jsonl.gz"));
    assertThat(output.dropped()).isPositive();
    assertThat(kept.size() + output.dropped()).isEqualTo(4_000);
    assertThat(lines).containsSubsequence(kept);
  }

  @Test
  void keepsThePartNameAfterAFailure() throws IOException {
    Output output = JsonFile.at(file).replacing().whenFull(WhenFull.FAIL).opened();
    assertThatThrownBy(() -> output.write(Events.numbered(0, 20_000))).isInstanceOf(IOException.class);
    output.close();
    assertThat(file).doesNotExist();
    List<String> kept = Files.readAllLines(disk.resolve("events.jsonl.part"));
    assertThat(kept).isEqualTo(numbers(0, kept.size()));
  }

  private static String incompressible(Random random) {
    byte[] bytes = new byte[400];
    random.nextBytes(bytes);
    return "\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
  }

  private static List<String> unpacked(Path file) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static void writeAll(JsonFile options, Events events) {
    try {
      options.write(events);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void awaitWarning(JsonFile options) throws InterruptedException {
    while (options.warnings.isEmpty()) Thread.sleep(10);
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Events::line).toList();
  }

  private static int run(String... command) throws Exception {
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }
}
