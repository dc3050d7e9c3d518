package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.ByteSize;
import io.wirestash.core.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineLoaderTest {
  private static final String SMALLEST = "inputs: [live]\nparsers: [dns]\noutputs: [stdout]\n";

  @TempDir Path directory;
  private PipelineFiles files;

  @BeforeEach
  void files() {
    files = new PipelineFiles(directory);
  }

  private static List<String> names(List<Item> items) {
    return items.stream().map(item -> item.component().name()).toList();
  }

  @Test
  void fillsInWhatTheFileLeavesOut() {
    Pipeline pipeline = files.pipeline(SMALLEST);

    assertThat(pipeline.name()).isEqualTo("pipeline");
    assertThat(names(pipeline.decoders())).containsExactly("ethernet", "ipv4");
    assertThat(pipeline.reassembler().component().name()).isEqualTo("tcp");
    assertThat(pipeline.flows().options()).containsEntry("max", 500000);
    assertThat(pipeline.processors()).isEmpty();
    assertThat(pipeline.parsers().get(0).options())
        .isEqualTo(Map.of("ports", List.of(53, 5353), "answer_timeout", Duration.ofSeconds(10)));
  }

  @Test
  void readsEveryTypeOfOption() {
    Pipeline pipeline = files.pipeline("""
        version: 1
        name: lab
        description: all of it
        inputs:
          - pcap_file: {path: [a.pcap, /b.pcap, "-"]}
          - live:
              interface: no
              ring: 1MiB
        decoders: [ipv4]
        flows: {max: 64, tcp_timeout: 2m}
        reassembler:
          tcp: {policy: last}
        parsers: [dns, session]
        outputs:
          - stdout: {format: ecs, colour: true}
            id: screen
            when: type == "dns"
          - json_file: {path: out/x.jsonl, ratio: 1e-2}
          - search: {hosts: one, bulk: 5, api_key: "0123"}
        """);

    assertThat(pipeline.name()).isEqualTo("lab");
    assertThat(pipeline.description()).isEqualTo("all of it");
    assertThat(pipeline.inputs().get(0).options())
        .containsEntry("path", List.of(directory.resolve("a.pcap"), Path.of("/b.pcap"), Path.of("-")));
    assertThat(pipeline.inputs().get(1).options())
        .isEqualTo(Map.of("interface", "no", "ring", new ByteSize(1 << 20)));
    assertThat(names(pipeline.decoders())).containsExactly("ipv4");
    assertThat(pipeline.flows().options()).isEqualTo(Map.of("max", 64, "tcp_timeout", Duration.ofMinutes(2)));
    assertThat(pipeline.reassembler().options()).containsEntry("policy", "last");
    assertThat(pipeline.outputs()).extracting(Item::id).containsExactly("screen", "json_file", "search");
    assertThat(pipeline.outputs().get(0).options()).isEqualTo(Map.of("format", "ecs", "colour", true));
    assertThat(pipeline.outputs().get(0).when().possible("session")).isFalse();
    assertThat(pipeline.outputs().get(1).options()).containsEntry("ratio", 0.01);
    assertThat(pipeline.outputs().get(2).options())
        .containsEntry("hosts", List.of("one")).containsEntry("bulk", 5L).containsEntry("api_key", "0123");
  }

  @ParameterizedTest
  @CsvSource({"all", "[all]", "'[dns, session]'"})
  void allMeansEveryInstalledParser(String parsers) {
    Pipeline pipeline = files.pipeline("inputs: live\noutputs: stdout\nparsers: " + parsers);

    assertThat(names(pipeline.parsers())).containsExactly("dns", "session");
  }

  @Test
  void allLeavesOutWhatIsForThoseWhoNameIt() {
    assertThat(names(files.pipeline("inputs: live\noutputs: stdout\nparsers: [dns, every_packet]").parsers()))
        .containsExactly("dns", "every_packet");
    assertThat(names(files.pipeline("inputs: live\noutputs: stdout\nparsers: all").parsers()))
        .doesNotContain("every_packet");
  }

  @Test
  void knowsWhereEachItemStands() {
    Item output = files.pipeline(SMALLEST).outputs().get(0);

    assertThat(output.place().line()).isEqualTo(3);
    assertThat(output.place().column()).isEqualTo(11);
    assertThat(output.place().text()).isEqualTo("outputs: [stdout]");
  }

  @Test
  void knowsWhoGaveEachValue() {
    Item dns = files.variable("PORT", "54").set("parsers.dns.dns.answer_timeout=1s").pipeline("""
        inputs: [live]
        parsers: [dns: {ports: "${env:PORT}"}]
        outputs: [stdout]
        """).parsers().get(0);

    assertThat(dns.origins()).isEqualTo(Map.of("ports", Origin.ENV, "answer_timeout", Origin.SET));
  }

  @Test
  void readsTheSameFileWithABomAndDosLineEnds() {
    assertThat(files.load("\ufeff" + SMALLEST.replace("\n", "\r\n")).ok()).isTrue();
  }

  @Test
  void countsCharactersRightAfterAnEmoji() {
    String emoji = "\"\ud83d\ude00\"";
    Loaded loaded = files.load("inputs: live\nname: " + emoji + "\nparsers: [" + emoji + ", dsn]\noutputs: stdout");

    assertThat(Diagnostics.text(loaded.diagnostics(), false)).contains("""
         3 | parsers: ["\ud83d\ude00", dsn]
           |                 ^^^ did you mean "dns"?
        """);
  }

  @Test
  void reusesWhatAnAnchorNames() {
    Pipeline pipeline = files.pipeline("""
        inputs: [live]
        parsers: [{dns: &quick {answer_timeout: 1s}}, {id: other, dns: *quick}]
        outputs: [stdout]
        """);

    assertThat(pipeline.parsers().get(1).options()).containsEntry("answer_timeout", Duration.ofSeconds(1));
  }

  @Test
  void warnsOfEventsThatReachNoOutput() {
    Loaded loaded = files.load("inputs: [live]\nparsers: [dns, session]\noutputs: [{stdout: , when: type == \"dns\"}]");

    assertThat(loaded.ok()).isTrue();
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).contains(
        "warning[W502]: events of type \"session\" reach no output");
  }

  @Test
  void saysWhatTheFileIsIfItIsNone() throws Exception {
    Path fifo = directory.resolve("fifo");
    new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor();
    Path huge = Files.writeString(directory.resolve("huge.yaml"), "#".repeat((256 << 10) + 1));

    for (Path file : List.of(directory, directory.resolve("none.yaml"), fifo, huge, Path.of("/dev/zero"))) {
      assertThat(files.load(file).diagnostics()).singleElement()
          .satisfies(diagnostic -> assertThat(diagnostic.code()).isEqualTo("E101"));
    }
  }

  @Test
  void acceptsAFileOfExactlyTheLargestSize() {
    assertThat(files.load(SMALLEST + "#".repeat((256 << 10) - SMALLEST.length())).ok()).isTrue();
  }
}
