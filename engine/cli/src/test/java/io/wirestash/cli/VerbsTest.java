package io.wirestash.cli;

import static io.wirestash.cli.Cli.engine;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts rely on: exit codes, data on standard output, all else on standard error. */
class VerbsTest {
  private static final String GOOD = """
      inputs:
        - endless
      parsers: all
      outputs:
        - nowhere
      """;

  @TempDir Path folder;

  private String pipeline(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml).toString();
  }

  @Nested
  class WithoutAVerb {
    @Test
    void saysThatOneIsMissing() {
      Cli result = engine();
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).isEqualTo("engine: a verb is missing, such as run or list\n  more: engine --help\n");
    }

    @Test
    void suggestsTheVerbThatWasMeant() {
      Cli result = engine("lst");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("there is no verb \"lst\"").contains("did you mean list?");
    }

    @Test
    void helpNamesEveryVerb() {
      Cli result = engine("--help");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out())
          .contains("run ", "validate ", "list ", "describe ", "show ", "schema ", "new ", "explain ", "completion ", "help ");
      assertThat(result.err()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
      Cli result = engine("--version");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).matches("engine \\d\\S*\nplugin API \\d\\S*\nJava \\S+\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "validate", "list", "describe", "show", "schema", "explain", "completion"})
  void everyVerbHasHelpAndRefusesUnknownOptions(String verb) {
    assertThat(engine(verb, "--help").exitCode()).isZero();
    assertThat(engine(verb, "--help").out()).startsWith("Usage: engine " + verb).isEqualTo(engine("help", verb).out());
    Cli wrong = engine(verb, "--frobnicate");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err()).contains("engine " + verb + " --help").doesNotContain("\tat ");
  }

  @Test
  void escapesWhatTheCommandLineSays() {
    assertThat(engine("\u001b[31mx").err()).doesNotContain("\u001b");
    assertThat(engine("describe", "parser", "\u001b[31mx").err()).doesNotContain("\u001b");
    assertThat(engine("validate", "\u001b[31mx").err()).doesNotContain("\u001b");
  }

  @Nested
  class Validate {
    @Test
    void saysOkToAPipelineThatCouldRun() throws IOException {
      String file = pipeline("good.yaml", GOOD);
      Cli result = engine("validate", file);
      assertThat(result).isEqualTo(new Cli(0, file + ": ok (inputs 1, decoders 0, parsers 0, outputs 1)\n", ""));
    }

    @Test
    void showsWhatIsWrongAndEndsWith78() throws IOException {
      Cli result = engine("validate", pipeline("bad.yaml", GOOD.replace("nowhere", "nowhre")));
      assertThat(result.exitCode()).isEqualTo(78);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).contains("error[E201]").contains("bad.yaml:5:5").contains("did you mean \"nowhere\"?");
    }

    @Test
    void checksEveryFileEvenAfterABadOne() throws IOException {
      String good = pipeline("good.yaml", GOOD);
      Cli result = engine("validate", folder.resolve("missing.yaml").toString(), good);
      assertThat(result.exitCode()).isEqualTo(78);
      assertThat(result.out()).startsWith(good + ": ok");
    }

    @Test
    void reportsInJson() throws IOException {
      String bad = pipeline("bad.yaml", GOOD.replace("nowhere", "nowhre"));
      Cli result = engine("validate", "--format", "json", bad);
      assertThat(result.exitCode()).isEqualTo(78);
      assertThat(result.err()).isEmpty();
      assertThat(new ObjectMapper().readTree(result.out()).at("/0/line").asInt()).isEqualTo(5);
    }

    @Test
    void wantsAFile() {
      assertThat(engine("validate").exitCode()).isEqualTo(2);
    }
  }

  @Nested
  class ListAndDescribe {
    @Test
    void listsComponentsOfAKind() {
      Cli result = engine("list", "outputs");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("output  nowhere").doesNotContain("endless");
    }

    @Test
    void listsInJson() throws IOException {
      Cli result = engine("list", "input", "--json");
      assertThat(new ObjectMapper().readTree(result.out()).findValuesAsText("name"))
          .containsExactly("endless", "pcap_file");
    }

    @Test
    void refusesAnUnknownKind() {
      Cli result = engine("list", "gadgets");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("no kind of component is called \"gadgets\"").contains("input, decoder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--json", "--markdown"})
    void describesAComponent(String form) {
      Cli result = engine("describe", "input", "endless", form);
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("obedient");
    }

    @Test
    void describesAllComponentsOfAKind() {
      assertThat(engine("describe", "input").out()).contains("input endless").contains("input pcap_file");
      assertThat(engine("describe", "input", "--json").out()).startsWith("[{\"kind\":\"input\"").endsWith("}]\n");
      assertThat(engine("describe", "input", "--markdown").out())
          .startsWith("# Components of kind `input`\n\n## input `endless`\n").contains("\n### Options\n");
    }

    @Test
    void describesAComponentInOneFormOnly() {
      assertThat(engine("describe", "input", "endless", "--json", "--markdown").exitCode()).isEqualTo(2);
    }

    @Test
    void suggestsTheComponentThatWasMeant() {
      Cli result = engine("describe", "input", "endles");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("did you mean \"endless\"?").contains("installed: endless, pcap_file");
    }
  }

  @Nested
  class ShowSchemaExplain {
    @Test
    void showsWhoGaveAnOptionItsValue() throws IOException {
      Cli result = engine("show", pipeline("good.yaml", GOOD), "--set", "inputs.0.endless.obedient=false");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("obedient: false  # --set");
    }

    @Test
    void showsAPipelineInJson() throws IOException {
      Cli result = engine("show", pipeline("good.yaml", GOOD), "--json", "-r", "a.pcap");
      assertThat(new ObjectMapper().readTree(result.out()).at("/inputs/0/component").asText()).isEqualTo("pcap_file");
    }

    @Test
    void showsNoPipelineThatCouldNotRun() throws IOException {
      Cli result = engine("show", pipeline("bad.yaml", "inputs: []"));
      assertThat(result.exitCode()).isEqualTo(78);
      assertThat(result.out()).isEmpty();
    }

    @Test
    void printsSchemasOfPipelinesAndEvents() throws IOException {
      ObjectMapper json = new ObjectMapper();
      assertThat(json.readTree(engine("schema").out()).at("/properties/inputs").isMissingNode()).isFalse();
      assertThat(json.readTree(engine("schema", "--events").out()).at("/title").asText()).isEqualTo("Events");
    }

    @Test
    void explainsACodeInUpperOrLowerCase() {
      Cli result = engine("explain", "e104");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).startsWith("E104: ").endsWith("\n");
    }

    @Test
    void listsAllCodes() {
      assertThat(engine("explain").out()).contains("\nE104  ");
    }

    @Test
    void knowsNoCodeThatIsNotUsed() {
      Cli result = engine("explain", "E999");
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("\"E999\"").contains("all codes: engine explain");
    }
  }

  @Nested
  class Completion {
    @Test
    void knowsVerbsAndOptions() {
      Cli result = engine("completion", "bash");
      assertThat(result.exitCode()).isZero();
      assertThat(result.out()).contains("validate").contains("--workers").contains("complete ");
    }

    @Test
    void refusesAnUnknownShell() {
      assertThat(engine("completion", "cobol").exitCode()).isEqualTo(2);
    }
  }
}
