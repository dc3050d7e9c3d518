package io.wirestash.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> NAMES = List.of("inputs", "outputs", "dns", "stdout", "answer_timeout");

  @ParameterizedTest
  @CsvSource({"input, inputs", "ouptuts, outputs", "dsn, dns", "DNS, dns", "stdotu, stdout", "timeout, ", "tls, ",
    "answer-timeout, answer_timeout", "x, ", "'', "})
  void findsWhatWasProbablyMeant(String word, String meant) {
    assertThat(Nearest.to(word, NAMES)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"abc, abc, 0", "abc, abd, 1", "abc, acb, 1", "abc, ab, 1", "'', abc, 3", "ca, abc, 3",
    "kitten, sitting, 3"})
  void countsInsertedDeletedReplacedAndSwappedLetters(String a, String b, int distance) {
    assertThat(Nearest.distance(a, b)).isEqualTo(distance);
    assertThat(Nearest.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void takesTheFirstOfEquallyNearNames() {
    assertThat(Nearest.to("bat", List.of("cat", "rat"))).isEqualTo("cat");
  }

  @Test
  void doesNotWorkOnWordsWithoutEnd() {
    assertThat(Nearest.to("d".repeat(65), List.of("d".repeat(65)))).isNull();
  }
}
