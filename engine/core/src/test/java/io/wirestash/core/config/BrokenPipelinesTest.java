package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code broken/*.yaml} is refused with exactly the messages of the {@code .txt} beside it. Run with
 * {@code -Dgolden.update=true} to write these anew, then read the difference.
 */
class BrokenPipelinesTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/io/wirestash/core/config/broken");
  private static final Catalog CATALOG = TestCatalog.read();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      return names.stream().filter(name -> name.endsWith(".yaml")).sorted();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithEveryMistakeInItsPlace(String name) throws IOException {
    Loaded loaded = PipelineLoader.load(
        new LoadRequest(DIRECTORY.resolve(name), List.of(), List.of(), variable -> null), CATALOG);
    String text = Diagnostics.text(loaded.diagnostics(), false).replace(DIRECTORY + "/", "");
    Path golden = DIRECTORY.resolve(name.replace(".yaml", ".txt"));
    if (Boolean.getBoolean("golden.update")) Files.writeString(golden, text);

    assertThat(loaded.ok()).isFalse();
    assertThat(text).isEqualTo(Files.readString(golden)).doesNotContain("hunter2").doesNotContain("Exception");
  }
}
