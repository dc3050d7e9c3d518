package io.wirestash.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodeTest {
  private static final Pattern CODE = Pattern.compile("\"([EW]\\d{3})\"");

  /** Every code that stands as a literal in the engine's sources. */
  private static Set<String> used() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java"))
          .flatMap(file -> CODE.matcher(read(file)).results().map((MatchResult match) -> match.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void explainsEveryCodeThatIsUsedAndNoOther() throws IOException {
    assertThat(ErrorCode.all()).extracting(ErrorCode::code).isSorted().containsExactlyElementsOf(used());
  }

  @Test
  void hasATitleAndHelpForEach() {
    assertThat(ErrorCode.all()).allSatisfy(code -> {
      assertThat(code.title()).isNotBlank().doesNotEndWith(".");
      assertThat(code.help()).hasSizeGreaterThan(60).endsWith("\n");
    });
  }

  @Test
  void findsACodeHoweverItIsWritten() {
    assertThat(ErrorCode.find("e104")).isEqualTo(ErrorCode.find("E104")).isNotNull();
    assertThat(ErrorCode.find("E999")).isNull();
  }

  @Test
  void keepsTheLayoutOfExamples() {
    assertThat(ErrorCode.find("E110").help()).contains("\n  outputs:\n    - stdout\n");
  }
}
