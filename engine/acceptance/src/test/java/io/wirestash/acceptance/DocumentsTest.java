package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.config.LoadRequest;
import io.wirestash.core.config.Loaded;
import io.wirestash.core.config.PipelineLoader;
import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show works: their pipelines are valid, their links lead somewhere. */
class DocumentsTest {
  private static final Catalog CATALOG = Catalog.ofClassPath(DocumentsTest.class.getClassLoader());

  @TempDir Path folder;

  /** Pipelines on all pages; those with a title are files of an example, which has a test of its own. */
  static Stream<Page.Block> pipelines() {
    return Page.all().stream().flatMap(page -> page.blocks().stream())
        .filter(block -> block.language().equals("yaml") && block.title() == null);
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void showsOnlyPipelinesThatAreValid(Page.Block block) throws IOException {
    Path file = Files.writeString(folder.resolve("shown.yaml"), completed(block.text()));
    Loaded loaded = PipelineLoader.load(LoadRequest.of(file), CATALOG);
    assertThat(Diagnostics.text(loaded.diagnostics(), false)).isEmpty();
    assertThat(loaded.ok()).isTrue();
  }

  /** A page may show the one stage that it is about. */
  private static String completed(String pipeline) {
    StringBuilder whole = new StringBuilder(pipeline);
    for (String stage : new String[] {"inputs:\n  - pcap_file: {path: x}\n", "parsers: all\n", "outputs:\n  - stdout\n"}) {
      String key = stage.substring(0, stage.indexOf(':') + 1);
      if (pipeline.lines().noneMatch(line -> line.startsWith(key))) whole.append(stage);
    }
    return whole.toString();
  }

  @Test
  void testsWithTheCommandThatCiRuns() throws IOException {
    String commands = Page.of("README.md").blocks().stream().filter(block -> block.language().equals("sh"))
        .map(Page.Block::text).collect(Collectors.joining());
    assertThat(commands).contains("\nmvn -B -ntp verify\n").contains("bin/engine run pipelines/dns.yaml\n");
    assertThat(Files.readString(Path.of("../../.ci/run"))).contains("mvn -B -ntp verify\n");
  }

  static Stream<Page> pages() {
    return Page.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksToWhatExists(Page page) {
    assertThat(page.links()).allSatisfy(link -> assertThat(link).exists());
  }
}
