package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.core.diagnostic.Diagnostic;
import io.wirestash.core.diagnostic.Diagnostics;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsReaderTest {
  private static final String REST = "inputs: [live]\nparsers: [dns]\noutputs: [stdout]\n";

  @TempDir Path directory;

  private PipelineFiles files() {
    return new PipelineFiles(directory);
  }

  @Test
  void masksUnlessThePipelineSaysOtherwise() {
    assertThat(files().pipeline(REST).credentials()).isEqualTo(Credentials.MASK);
    assertThat(files().pipeline("credentials: mask\n" + REST).credentials()).isEqualTo(Credentials.MASK);
    assertThat(files().pipeline("credentials: drop\n" + REST).credentials()).isEqualTo(Credentials.DROP);
  }

  @Test
  void warnsOnceOfPasswordsInClearText() {
    Loaded loaded = files().load("credentials: show\n" + REST);

    assertThat(loaded.pipeline().credentials()).isEqualTo(Credentials.SHOW);
    assertThat(loaded.diagnostics()).singleElement().satisfies(warning -> {
      assertThat(warning.severity()).isEqualTo(Diagnostic.Severity.WARNING);
      assertThat(warning.code()).isEqualTo("W504");
    });
  }

  @Test
  void takesTheValueFromTheEnvironmentAndFromTheCommandLine() {
    String yaml = "credentials: ${env:PASSWORDS:-mask}\n" + REST;

    assertThat(files().variable("PASSWORDS", "drop").pipeline(yaml).credentials()).isEqualTo(Credentials.DROP);
    assertThat(files().pipeline(yaml).credentials()).isEqualTo(Credentials.MASK);
    assertThat(files().set("credentials=drop").pipeline(REST).credentials()).isEqualTo(Credentials.DROP);
  }

  @Test
  void refusesAnythingElseAtItsPlace() {
    Loaded loaded = files().load("credentials: shwo\n" + REST);

    assertThat(loaded.ok()).isFalse();
    assertThat(Diagnostics.text(loaded.diagnostics(), false))
        .contains("error[E105]: \"credentials\" needs one of mask, show, drop, not \"shwo\"")
        .contains("pipeline.yaml:1:14")
        .contains("did you mean \"show\"?");
    assertThat(files().codes("credentials: [mask]\n" + REST)).containsExactly("E103");
    assertThat(files().codes("credentials:\n" + REST)).containsExactly("E105");
    assertThat(files().codes("credentials: ${env:NOT_SET}\n" + REST)).containsExactly("E131");
  }
}
