package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final String WITH_KEY = "{inputs: [live], parsers: [dns], outputs: [{search: {api_key: \"%s\"}}]}";

  @TempDir Path directory;
  private PipelineFiles files;

  @BeforeEach
  void files() {
    files = new PipelineFiles(directory).variable("A", "one").variable("EMPTY", "");
  }

  private Path secret(String content, String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "${env:A}, one", "<${env:A}>, <one>", "${env:A}${env:A}, oneone", "${env:A:-x}, one", "${env:NONE:-x y}, x y",
    "${env:NONE:-}, ``", "${env:EMPTY:-x}, ``", "${env:NONE:-a:-b}, a:-b", "$${env:A}, ${env:A}",
    "$$${env:A}, $${env:A}", "a$b, a$b", "$, $", "{A}, {A}", "${env:A}$${${env:A}, one${one"
  })
  void replacesVariablesInValues(String written, String meant) {
    assertThat(files.search("{api_key: \"" + written + "\"}")).containsEntry("api_key", meant);
  }

  @Test
  void bindsTheReplacedTextToTheOptionsType() {
    assertThat(files.variable("BULK", "42").search("{bulk: \"${env:BULK}\"}")).containsEntry("bulk", 42L);
  }

  @Test
  void addsNoStructureWhateverTheVariableHolds() {
    String hostile = "x\nprocessors: [evil]\n- a: b, c: [d] # ${env:A} \"";

    assertThat(files.variable("HOSTILE", hostile).search("{hosts: [\"${env:HOSTILE}\"], api_key: \"${env:HOSTILE}\"}"))
        .containsEntry("hosts", List.of(hostile)).containsEntry("api_key", hostile);
  }

  @Test
  void leavesKeysAlone() {
    assertThat(files.codes("{inputs: [live], parsers: [dns], outputs: [{\"${env:A}\": {}}]}")).containsExactly("E201");
  }

  @Test
  void takesTheContentOfAFileWithoutItsLastLineEnd() throws IOException {
    secret("first\nsecond\r\n", "rw-------");

    assertThat(files.search("{api_key: \"${file:secret}\"}")).containsEntry("api_key", "first\nsecond");
  }

  @Test
  void readsFilesUpToTheLimit() throws IOException {
    secret("x".repeat(64 << 10), "rw-------");
    assertThat(files.search("{api_key: \"${file:secret}\"}").get("api_key")).asString().hasSize(64 << 10);

    secret("x".repeat((64 << 10) + 1), "rw-------");
    assertThat(files.codes(WITH_KEY.formatted("${file:secret}"))).containsExactly("E132");
  }

  @Test
  void readsNothingButRegularFilesOfText() throws Exception {
    new ProcessBuilder("mkfifo", directory.resolve("fifo").toString()).start().waitFor();
    Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0});

    for (String file : List.of("fifo", "/dev/zero", "/dev/random", ".", "none", "binary")) {
      assertThat(files.codes(WITH_KEY.formatted("${file:" + file + "}"))).as(file).containsExactly("E132");
    }
  }

  @Test
  void warnsOfASecretThatOthersCanRead() throws IOException {
    secret("hunter2", "rw-r--r--");
    Loaded loaded = files.load(WITH_KEY.formatted("${file:secret}"));

    assertThat(loaded.ok()).isTrue();
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).contains("warning[W503]").doesNotContain("hunter2");
  }

  @Test
  void neverShowsWhatAFileHolds() throws IOException {
    secret("hunter2", "rw-------");
    Loaded loaded = files.load("""
        inputs: [live]
        parsers: [dns: {ports: "${file:secret}", answer_timeout: "${file:secret}"}]
        outputs: [stdout: {format: "${file:secret}"}, search: {bulk: "x${file:secret}"}]
        """);

    assertThat(loaded.diagnostics()).hasSize(4);
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).doesNotContain("hunter2");
    assertThat(Diagnostics.json(loaded.diagnostics())).doesNotContain("hunter2");
  }
}
