package io.wirestash.output.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.zstd.ZstdInputStream;
import io.wirestash.api.OptionsException;
import io.wirestash.api.output.Output;
import io.wirestash.output.jsonfile.JsonFileOptions.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileOutputTest {
  @TempDir Path folder;

  @Test
  void writesEventsLineByLine() throws IOException {
    JsonFile.at(folder.resolve("events.jsonl")).write(Events.of("{\"a\":1}", "{\"b\":\"é\"}"), Events.of("{\"c\":3}"));
    assertThat(files()).containsExactly("events.jsonl");
    assertThat(lines("events.jsonl")).containsExactly("{\"a\":1}", "{\"b\":\"é\"}", "{\"c\":3}");
  }

  @Test
  void showsEventsToReadersAfterEachFlush() throws IOException {
    try (Output output = JsonFile.at(folder.resolve("events.jsonl")).opened()) {
      output.write(Events.of("{\"a\":1}"));
      output.flush();
      assertThat(lines("events.jsonl")).containsExactly("{\"a\":1}");
    }
  }

  @Test
  void writesBatchesLargerThanItsBufferInOrder() throws IOException {
    JsonFile.at(folder.resolve("events.jsonl"))
        .write(Events.numbered(0, 10), Events.numbered(10, 30_000), Events.numbered(30_000, 30_010));
    assertThat(lines("events.jsonl")).isEqualTo(numbers(0, 30_010));
  }

  @Test
  void makesAnEmptyFileForARunWithoutEvents() throws IOException {
    JsonFile.at(folder.resolve("events.jsonl")).write();
    assertThat(folder.resolve("events.jsonl")).isEmptyFile();
  }

  @Test
  void makesMissingFoldersForTheOwnerOnly() throws IOException {
    JsonFile.at(folder.resolve("a/b/events.jsonl")).write();
    assertThat(mode("a")).isEqualTo("rwx------");
    assertThat(mode("a/b")).isEqualTo("rwx------");
    assertThat(mode("a/b/events.jsonl")).isEqualTo("rw-------");
  }

  @Test
  void addsToTheFileOfAnEarlierRun() throws IOException {
    JsonFile.at(folder.resolve("events.jsonl")).write(Events.of("{\"run\":1}"));
    JsonFile.at(folder.resolve("events.jsonl")).write(Events.of("{\"run\":2}"));
    assertThat(lines("events.jsonl")).containsExactly("{\"run\":1}", "{\"run\":2}");
  }

  @Test
  void beginsALineOfItsOwnAfterATornOne() throws IOException {
    Files.writeString(folder.resolve("events.jsonl"), "{\"run\":1}\n{\"ru");
    JsonFile.at(folder.resolve("events.jsonl")).write(Events.of("{\"run\":2}"));
    assertThat(lines("events.jsonl")).containsExactly("{\"run\":1}", "{\"ru", "{\"run\":2}");
  }

  @Test
  void replacesTheFileOfAnEarlierRunOnlyWhenItsOwnIsComplete() throws IOException {
    Path file = folder.resolve("events.jsonl");
    Files.writeString(file, "{\"run\":1}\n");
    Files.writeString(folder.resolve("events.jsonl.part"), "left over by a crash");
    try (Output output = JsonFile.at(file).replacing().opened()) {
      output.write(Events.of("{\"run\":2}"));
      output.flush();
      assertThat(lines("events.jsonl")).containsExactly("{\"run\":1}");
      assertThat(lines("events.jsonl.part")).containsExactly("{\"run\":2}");
    }
    assertThat(files()).containsExactly("events.jsonl");
    assertThat(lines("events.jsonl")).containsExactly("{\"run\":2}");
  }

  @Test
  void writesEachTypeToAFileOfItsOwn() throws IOException {
    Events batch =
        new Events()
            .add("dns", "2026-11-23T18:30:00Z", "1")
            .add("dns", "2026-11-23T18:30:00Z", "2")
            .add("http", "2026-11-23T18:30:00Z", "3")
            .add("dns", "2026-11-23T18:30:00Z", "4");
    JsonFile.at(folder.resolve("{type}/events.jsonl")).write(batch);
    assertThat(lines("dns/events.jsonl")).containsExactly("1", "2", "4");
    assertThat(lines("http/events.jsonl")).containsExactly("3");
  }

  @Test
  void splitsByPacketTimeAlsoWhenItGoesBack() throws IOException {
    Events batch =
        new Events()
            .add("dns", "2026-11-23T18:59:59.999999999Z", "1")
            .add("dns", "2026-11-23T19:00:00Z", "2")
            .add("dns", "2026-11-23T18:59:00Z", "3");
    JsonFile.at(folder.resolve("%Y-%m-%d-%H.jsonl")).write(batch);
    assertThat(lines("2026-11-23-18.jsonl")).containsExactly("1", "3");
    assertThat(lines("2026-11-23-19.jsonl")).containsExactly("2");
  }

  @Test
  void closesTheFileUsedLeastRecentlyWhenThereAreTooMany() throws IOException {
    Events batch = new Events();
    for (String type : List.of("a", "b", "c", "a", "b", "c")) batch.add(type, "2026-11-23T18:30:00Z", type);
    JsonFile.at(folder.resolve("{type}.jsonl")).maxOpen(2).write(batch);
    for (String type : List.of("a", "b", "c")) assertThat(lines(type + ".jsonl")).containsExactly(type, type);
  }

  @Test
  void replacesNoFileThatItWroteItselfWhenItReturnsToIt() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "old\n");
    Events batch = new Events();
    for (String type : List.of("a", "b", "a")) batch.add(type, "2026-11-23T18:30:00Z", type + batch.size());
    JsonFile.at(folder.resolve("{type}.jsonl")).replacing().maxOpen(1).write(batch);
    assertThat(files()).containsExactly("a-000002.jsonl", "a.jsonl", "b.jsonl");
    assertThat(lines("a.jsonl")).containsExactly("a0");
    assertThat(lines("a-000002.jsonl")).containsExactly("a2");
  }

  @Test
  void beginsANewFileBeforeOneGetsTooLarge() throws IOException {
    int line = Events.line(10).length() + 1;
    JsonFile.at(folder.resolve("events.jsonl"))
        .rotateSize(50L * line)
        .write(Events.numbered(10, 80), Events.numbered(80, 99));
    assertThat(files()).containsExactly("events-000001.jsonl", "events-000002.jsonl");
    assertThat(lines("events-000001.jsonl")).isEqualTo(numbers(10, 60));
    assertThat(lines("events-000002.jsonl")).isEqualTo(numbers(60, 99));
  }

  @Test
  void writesALineLargerThanAFileIntoOneOfItsOwn() throws IOException {
    String large = "\"" + "x".repeat(300_000) + "\"";
    JsonFile.at(folder.resolve("e.jsonl")).rotateSize(4096).write(Events.of("1", large, "3"));
    assertThat(lines("e-000001.jsonl")).containsExactly("1");
    assertThat(lines("e-000002.jsonl")).containsExactly(large);
    assertThat(lines("e-000003.jsonl")).containsExactly("3");
  }

  @Test
  void beginsANewFileWhenPacketTimeEntersAnotherInterval() throws IOException {
    Events batch =
        new Events()
            .add("dns", "2026-11-23T18:59:00Z", "1")
            .add("dns", "2026-11-23T19:00:00Z", "2")
            .add("dns", "2026-11-23T18:59:59Z", "late")
            .add("dns", "2026-11-23T20:59:59Z", "3");
    JsonFile.at(folder.resolve("e.jsonl")).rotateInterval(Duration.ofHours(1)).write(batch);
    assertThat(lines("e-000001.jsonl")).containsExactly("1");
    assertThat(lines("e-000002.jsonl")).containsExactly("2", "late");
    assertThat(lines("e-000003.jsonl")).containsExactly("3");
  }

  @Test
  void numbersOnFromEarlierRunsAndLeavesTheirUnfinishedFilesAlone() throws IOException {
    Files.writeString(folder.resolve("e-000007.jsonl"), "old\n");
    Files.writeString(folder.resolve("e-000009.jsonl.part"), "unfinished\n");
    Files.writeString(folder.resolve("e-x00011.jsonl"), "another's\n");
    JsonFile.at(folder.resolve("e.jsonl")).rotateSize(4096).write(Events.of("new"));
    assertThat(lines("e-000010.jsonl")).containsExactly("new");
    assertThat(lines("e-000009.jsonl.part")).containsExactly("unfinished");
  }

  @Test
  void callsAFileThatRotatesPartUntilItIsComplete() throws IOException {
    try (Output output = JsonFile.at(folder.resolve("e.jsonl")).rotateSize(1 << 20).opened()) {
      output.write(Events.numbered(0, 5));
      output.flush();
      assertThat(files()).containsExactly("e-000001.jsonl.part");
      assertThat(lines("e-000001.jsonl.part")).isEqualTo(numbers(0, 5));
    }
    assertThat(files()).containsExactly("e-000001.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"events.jsonl", "events.jsonl.gz"})
  void compressesWithGzip(String name) throws IOException {
    JsonFile.at(folder.resolve(name))
        .compress(Compression.GZIP)
        .write(Events.numbered(0, 7), Events.numbered(7, 20_000));
    assertThat(files()).containsExactly("events.jsonl.gz");
    assertThat(gunzipped("events.jsonl.gz")).isEqualTo(numbers(0, 20_000));
  }

  @Test
  void compressesWithZstandard() throws IOException {
    JsonFile.at(folder.resolve("e.jsonl"))
        .compress(Compression.ZSTD)
        .write(Events.numbered(0, 7), Events.numbered(7, 20_000));
    assertThat(files()).containsExactly("e.jsonl.zst");
    assertThat(unzstd("e.jsonl.zst")).isEqualTo(numbers(0, 20_000));
  }

  @Test
  void compressesLinesThatCannotBeMadeSmaller() throws IOException {
    byte[] bytes = new byte[600_000];
    new Random(1).nextBytes(bytes);
    String random = Base64.getEncoder().encodeToString(bytes);
    JsonFile.at(folder.resolve("e.jsonl")).compress(Compression.GZIP).write(Events.of(random));
    assertThat(gunzipped("e.jsonl.gz")).containsExactly(random);
  }

  @Test
  void makesAValidCompressedFileForARunWithoutEvents() throws IOException {
    JsonFile.at(folder.resolve("g.jsonl")).compress(Compression.GZIP).write();
    JsonFile.at(folder.resolve("z.jsonl")).compress(Compression.ZSTD).write();
    assertThat(gunzipped("g.jsonl.gz")).isEmpty();
    assertThat(unzstd("z.jsonl.zst")).isEmpty();
  }

  @Test
  void addsNoBlocksToACompressedFileOfAnEarlierRun() throws IOException {
    JsonFile compressed = JsonFile.at(folder.resolve("e.jsonl")).compress(Compression.GZIP);
    for (int run = 1; run <= 3; run++) compressed.write(Events.of("{}"));
    assertThat(files()).containsExactly("e-000002.jsonl.gz", "e-000003.jsonl.gz", "e.jsonl.gz");
  }

  @Test
  void refusesToReplaceNumberedFiles() {
    JsonFile file = JsonFile.at(folder.resolve("e.jsonl")).replacing().rotateSize(1 << 20);
    assertThatThrownBy(file::output).isInstanceOf(OptionsException.class).extracting("option").isEqualTo("append");
  }

  @Test
  void pointsAtThePathWhenItHasAnUnknownField() {
    JsonFile file = JsonFile.at(folder.resolve("{host}.jsonl"));
    assertThatThrownBy(file::output).isInstanceOf(OptionsException.class).extracting("option").isEqualTo("path");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String mode(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  private List<String> gunzipped(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private List<String> unzstd(String name) throws IOException {
    try (InputStream in = new ZstdInputStream(Files.newInputStream(folder.resolve(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static List<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Events::line).toList();
  }
}
