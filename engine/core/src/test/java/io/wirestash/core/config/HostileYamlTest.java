package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm whoever reads them: refused, quickly, with a short message. */
@Timeout(120) // for what hangs; on a machine with nothing else to do all of it takes seconds
class HostileYamlTest {
  @TempDir Path directory;
  private PipelineFiles files;

  @BeforeEach
  void files() {
    files = new PipelineFiles(directory);
  }

  private static String repeat(int times, String format) {
    return IntStream.range(0, times).mapToObj(format::formatted).collect(Collectors.joining());
  }

  private void refused(String yaml, String code) {
    Loaded loaded = files.load(yaml);
    assertThat(loaded.ok()).isFalse();
    assertThat(loaded.diagnostics()).extracting("code").contains(code);
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).hasSizeLessThan(20_000)
        .doesNotContain("Exception").doesNotContain("org.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1/\"]]]]",
    "!!com.sun.rowset.JdbcRowSetImpl {dataSourceName: \"ldap://127.0.0.1/x\", autoCommit: true}",
    "!<tag:yaml.org,2002:javax.management.Value> {val: x}",
    "!!java.io.File [x]", "!!map {a: b}", "!!binary aGk=", "!local x", "! x", "%TAG ! tag:evil,2026:\n--- !x {}"
  })
  void tagsAreRefusedBeforeAnythingIsMadeOfThem(String yaml) {
    refused(yaml, "E113");
    refused("inputs: [live]\nname: " + yaml.replace("%TAG ! tag:evil,2026:\n--- ", ""), "E113");
  }

  @Test
  void aliasBombs() {
    refused("a: &a [x, x, x, x, x, x, x, x, x]\n"
        + repeat(9, "%1$s: &n%1$s [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"), "E113");
    refused("a0: &a0 [x]\n" + IntStream.range(1, 30)
        .mapToObj(i -> "a%d: &a%d [*a%d]\n".formatted(i, i, i - 1)).collect(Collectors.joining()), "E113");
  }

  @Test
  void sixteenAliasesAreNoBomb() {
    String ports = "ports: &p [53]\n";
    assertThat(files.codes(ports + "x: [" + repeat(16, "*p, ") + "]")).doesNotContain("E113");
    assertThat(files.codes(ports + "x: [" + repeat(17, "*p, ") + "]")).contains("E113");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? ", "a:\n ", "[[{"})
  void depth(String opening) {
    assertThat(files.codes("x: " + opening.repeat(10_000))).isSubsetOf("E102", "E113").hasSize(1);
  }

  @Test
  void depthInBlocks() {
    String deep = IntStream.range(0, 600).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining());
    refused(deep, "E113");
  }

  @Test
  void thirtyTwoLevelsAreNotTooDeep() {
    assertThat(files.codes("x: " + "[".repeat(31) + "1" + "]".repeat(31))).doesNotContain("E113");
    assertThat(files.codes("x: " + "[".repeat(32) + "1" + "]".repeat(32))).contains("E113");
  }

  @Test
  void size() {
    refused("name: \"" + "x".repeat(10 << 20) + "\"", "E101");
    refused(repeat(1_000_000, "k%d: 1\n"), "E101");
  }

  @Test
  void manyMistakes() {
    refused(repeat(25_000, "k%d: 1\n"), "E104");
    refused("inputs: [live]\nparsers: [" + "dsn, ".repeat(40_000) + "]\noutputs: [stdout]", "E201");
    refused("inputs: [live]\nparsers: [dns: {ports: [" + "x,".repeat(100_000) + "]}]\noutputs: [stdout]", "E105");
  }

  @Test
  void manyEqualKeys() {
    refused("a: 1\n".repeat(40_000), "E111");
  }

  @Test
  void keysThatAreLong() {
    refused("? " + "k".repeat(200_000) + "\n: 1\n", "E104");
    refused("inputs: [" + "k".repeat(200_000) + "]\nparsers: [dns]\noutputs: [stdout]", "E201");
  }

  @Test
  void mergeKeys() {
    refused("a: &a {b: c}\nd: {<<: *a}", "E113");
    refused("a: &a {<<: *a}", "E113");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u0007", "\u001b]0;x\u0007", "\u009b31m", "\u0085", "\uffff"})
  void controlCharacters(String text) {
    refused("name: \"" + text + "\"\n", "E114");
  }

  @Test
  void charactersThatReorderTextAreShownAsEscapes() {
    Loaded loaded = files.load("\"na\u202eme\": x\n");

    assertThat(Diagnostics.text(loaded.diagnostics(), true)).contains("\\u{202e}").doesNotContain("\u202e");
  }

  @Test
  void badUtf8() throws IOException {
    for (byte[] bytes : List.of(
        new byte[] {(byte) 0xc0, (byte) 0x80}, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}, new byte[] {'a', ':', ' ', (byte) 0xe2, (byte) 0x82})) {
      assertThat(files.load(Files.write(directory.resolve("bad.yaml"), bytes)).diagnostics())
          .singleElement().extracting("code").isEqualTo("E114");
    }
  }

  @Test
  void damagedFilesGiveMessagesAndNothingElse() {
    String whole = """
        inputs: [pcap_file: {path: "${env:X:-a}"}]
        flows: {max: 100}
        parsers: [{id: a, dns: {ports: [1, 2], answer_timeout: 30s}}]
        outputs:
          - search: {api_key: 'x', hosts: &h [a]}
            when: type in ["dns"] && type != 'dns'
        """;
    Random random = new Random(7);
    String letters = "[]{}:,-&*!|>'\"%@`#? \n\t${}\\ab0";
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(whole);
      for (int i = random.nextInt(4); i >= 0; i--) {
        int at = random.nextInt(text.length());
        text.replace(at, Math.min(text.length(), at + random.nextInt(3)),
            String.valueOf(letters.charAt(random.nextInt(letters.length()))));
      }
      Loaded loaded = files.load(text.toString());
      assertThat(loaded.ok() || !loaded.diagnostics().isEmpty()).as(text.toString()).isTrue();
      Diagnostics.text(loaded.diagnostics(), true);
    }
  }
}
