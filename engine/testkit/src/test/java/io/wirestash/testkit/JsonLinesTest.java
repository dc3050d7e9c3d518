package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void readsOneObjectALine() {
    var lines = JsonLines.read(utf8("{\"a\":1}\n{\"b\":{\"c\":[true,\"\\u0007\u00e9\"]}}\n"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1).at("/b/c/1").asText()).isEqualTo("\u0007\u00e9");
    assertThat(JsonLines.read(new byte[0])).isEmpty();
  }

  @Test
  void keepsEveryDigitOfANumber() {
    var line = JsonLines.read(utf8("{\"ts\":1469135972.460000100,\"big\":18446744073709551615}\n")).get(0);
    assertThat(line).hasToString("{\"ts\":1469135972.460000100,\"big\":18446744073709551615}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\"a\":2}             | line 1 is no strict JSON: Duplicate field 'a'",
        "{\"o\":{\"a\":1,\"a\":2}}     | line 1 is no strict JSON: Duplicate field 'a'",
        "{\"a\":null}                  | line 1 holds a null",
        "{\"a\":[{\"b\":null}]}        | line 1 holds a null",
        "[1]                           | line 1 is no object",
        "{\"a\":1} {}                  | line 1 is no strict JSON",
        "{\"a\":NaN}                   | line 1 is no strict JSON",
        "{'a':1}                       | line 1 is no strict JSON",
        "{\"a\":\"\u007f\"}            | line 1 holds U+007F as it is",
        "{\"a\":\"\u0085\"}            | line 1 holds U+0085 as it is",
        "{\"a\":\"\u202e\"}            | line 1 holds U+202E as it is",
        "{\"a\":\"\u2066\"}            | line 1 holds U+2066 as it is",
      })
  void refusesWhatIsNotStrict(String line, String message) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> JsonLines.read(utf8(line + "\n")))
        .withMessageStartingWith(message);
  }

  @Test
  void refusesAnEmptyLine() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> JsonLines.read(utf8("{}\n\n{}\n")))
        .withMessageStartingWith("line 2 is no object");
  }

  @Test
  void refusesALineThatIsCut() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> JsonLines.read(utf8("{}\n{}")))
        .withMessage("the last line has no LF at its end");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> JsonLines.read(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}', '\n'}))
        .withMessage("the lines are not valid UTF-8");
  }
}
