package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
  private static final String YAML = """
      inputs:
        - pcap_file: {path: "${env:NOT_SET}"}
      parsers: [dns]
      outputs:
        - stdout
        - id: main
          search: {bulk: 1}
        - json_file:
            path: x
      """;

  @TempDir Path directory;
  private PipelineFiles files;

  @BeforeEach
  void files() {
    files = new PipelineFiles(directory).read("a.pcap");
  }

  private String errors(String... sets) {
    return Diagnostics.text(files.set(sets).load(YAML).diagnostics(), false);
  }

  @Test
  void readsCapturesOfTheCommandLineInsteadOfTheInputs() {
    Pipeline pipeline = files.read("/tmp/b ${env:HOME}.pcap", "-").pipeline(YAML);

    assertThat(pipeline.inputs()).singleElement().satisfies(input -> assertThat(input.options()).isEqualTo(
        Map.of("path", List.of(Path.of("a.pcap"), Path.of("/tmp/b ${env:HOME}.pcap"), Path.of("-")))));
    assertThat(pipeline.inputs().get(0).origins()).containsEntry("path", Origin.READ);
  }

  @ParameterizedTest
  @CsvSource({
    "outputs.0.stdout.format=ecs, 0, format, ecs",
    "outputs.stdout.stdout.format=ecs, 0, format, ecs",
    "outputs.main.search.bulk=7, 1, bulk, 7",
    "outputs.1.search.api_key=a=b.c, 1, api_key, a=b.c",
    "outputs.1.search.api_key=, 1, api_key, ''",
    "'outputs.1.search.hosts=[a, b]', 1, hosts, '[a, b]'",
    "outputs.1.search.hosts=a, 1, hosts, [a]",
    "outputs.2.json_file.path=y, 2, path, y",
    "outputs.json_file.json_file.append=false, 2, append, false",
  })
  void setsOneValue(String argument, int output, String option, String value) {
    Item item = files.set(argument).pipeline(YAML).outputs().get(output);

    assertThat(item.options().get(option)).hasToString(value);
    assertThat(item.origins()).containsEntry(option, Origin.SET);
  }

  @Test
  void setsWhatTheFileDoesNotMention() {
    assertThat(files.set("flows.max=100", "name=other", "reassembler.tcp.policy=last").pipeline(YAML))
        .satisfies(pipeline -> assertThat(pipeline.flows().options()).containsEntry("max", 100))
        .satisfies(pipeline -> assertThat(pipeline.name()).isEqualTo("other"))
        .satisfies(pipeline -> assertThat(pipeline.reassembler().options()).containsEntry("policy", "last"));
  }

  @Test
  void replacesAWholeStage() {
    assertThat(files.set("parsers=all").pipeline(YAML).parsers()).hasSize(2);
  }

  @Test
  void laterOnesWin() {
    files.set("outputs.0.stdout.format=ecs", "outputs.0.stdout.format=native");

    assertThat(files.pipeline(YAML).outputs().get(0).options()).containsEntry("format", "native");
  }

  @Test
  void pointsAtTheArgumentThatIsWrong() {
    assertThat(errors("outputs.0.stdout.format=esc")).isEqualTo("""
        error[E105]: "format" needs one of native, ecs, not "esc"
          --> command line
           |
           | --set outputs.0.stdout.format=esc
           |                               ^^^ did you mean "ecs"?
        """);
  }

  @ParameterizedTest
  @CsvSource({
    "outputs, E116", "outputs.7.stdout.format=ecs, E116", "outputs.-1=x, E116", "outputs.0.stdout.fromat=ecs, E104",
    "output.0=x, E104", "=x, E104", "outputs.0.stdotu.format=ecs, E116", "outputs.1.search.bulk.x=1, E116",
    "'outputs.1.search.hosts=[a', E102", "'parsers={dns: {}}', E103", "outputs.main.id=a b, E105"
  })
  void refusesWhatDoesNotFit(String argument, String code) {
    assertThat(errors(argument)).startsWith("error[" + code + "]").contains("--set " + argument.split("=")[0]);
  }

  @Test
  void blotsOutSecretsOnTheCommandLine() {
    assertThat(errors("outputs.main.search.api_key=[hunter2]", "outputs.main.search={api_key: hunter2, x: 1}"))
        .contains("error[").doesNotContain("hunter2");
  }

  @Test
  void escapesWhatTheCommandLineHolds() {
    assertThat(errors("outputs.0.stdout.format=\u001b[31m\u202e")).doesNotContain("\u001b").doesNotContain("\u202e");
  }
}
