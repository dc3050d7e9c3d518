package io.wirestash.cli;

import static io.wirestash.cli.Cli.engine;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NewCommandTest {
  @TempDir Path folder;

  @Test
  void writesAPipelineOfEverythingByDefault() {
    Cli made = engine("new", "pipeline");
    assertThat(made.exitCode()).isZero();
    assertThat(made.out()).startsWith("# ").contains("\nparsers: all\n");
    assertThat(made.err()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Starter.class)
  void hasAValidOneForEachPurpose(Starter starter) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Cli made = engine("new", "pipeline", "--for", starter.toString(), "-o", file.toString());
    assertThat(made.exitCode()).isZero();
    assertThat(file).content().startsWith("# ").endsWith("\n");
    String plugins = StubPlugins.ofEverything().in(folder);
    assertThat(engine("validate", "--plugins", plugins, file.toString()).err()).isEmpty();
  }

  @Test
  void overwritesNothingUnlessForced() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "precious");
    Cli refused = engine("new", "pipeline", "-o", file.toString());
    assertThat(refused.exitCode()).isEqualTo(74);
    assertThat(refused.err()).isEqualTo("error: " + file + " exists; --force replaces it\n");
    assertThat(file).hasContent("precious");

    assertThat(engine("new", "pipeline", "-o", file.toString(), "--force").exitCode()).isZero();
    assertThat(file).content().contains("parsers: all");
  }

  @Test
  void saysWhyItCannotWrite() {
    Path file = folder.resolve("nowhere/mine.yaml");
    Cli refused = engine("new", "pipeline", "-o", file.toString());
    assertThat(refused.exitCode()).isEqualTo(74);
    assertThat(refused.err())
        .isEqualTo("error: cannot write " + file + ": there is no folder " + file.getParent() + "\n");
  }

  @Test
  void isAskedForOneThingAtATime() {
    Cli both = engine("new", "pipeline", "--for", "dns", "--from", "server.yaml");
    assertThat(both.exitCode()).isEqualTo(2);
    assertThat(both.err()).contains("--from and --for: only one of them");
    assertThat(engine("new", "plugin").exitCode()).isEqualTo(2);
    assertThat(engine("new").exitCode()).isEqualTo(2);
  }
}
