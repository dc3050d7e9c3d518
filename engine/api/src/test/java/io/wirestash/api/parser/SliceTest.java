package io.wirestash.api.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {
  /** A slice with other bytes around it. */
  private static Slice slice(String latin1) {
    byte[] bytes = ("99" + latin1 + "99").getBytes(StandardCharsets.ISO_8859_1);
    return new Slice(bytes, 2, latin1.length());
  }

  @Test
  void seesNothingBeyondItsBounds() {
    Slice slice = slice("a\u00ff");
    assertThat(slice.length()).isEqualTo(2);
    assertThat(slice.at(1)).isEqualTo(0xff);
    assertThat(slice.copy()).containsExactly('a', 0xff);
    assertThat(slice.hex()).isEqualTo("61ff");
    assertThat(slice.text()).isEqualTo("a\\xff");
    assertThat(slice("").isEmpty()).isTrue();
  }

  @Test
  void comparesWithAsciiWhole() {
    assertThat(slice("GET").is("GET")).isTrue();
    assertThat(slice("GET").is("GE")).isFalse();
    assertThat(slice("GET").is("GETS")).isFalse();
    assertThat(slice("GET").is("get")).isFalse();
  }

  @Test
  void splitsWordsAtRunsOfBlanks() {
    assertThat(slice("  SET\ta  b ").words()).containsExactly("SET", "a", "b");
    assertThat(slice("one").words()).containsExactly("one");
    assertThat(slice(" \t").words()).isEmpty();
    assertThat(slice("").words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, -1", "007, 7", "2147483647, 2147483647", "-2147483648, -2147483648", "00000000001, 1"})
  void readsDecimalNumbers(String text, int number) {
    assertThat(slice(text).number(Integer.MIN_VALUE, Integer.MAX_VALUE)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"''", "-", "+1", "1a", "' 1'", "--1", "1-", "000000000001"})
  void refusesWhatIsNoNumber(String text) {
    assertThatExceptionOfType(Malformed.class)
        .isThrownBy(() -> slice(text).number(Integer.MIN_VALUE, Integer.MAX_VALUE))
        .withMessage("not_a_number");
  }

  @Test
  void acceptsTheBoundsAndNothingBeyond() {
    assertThat(slice("-1").number(-1, 16)).isEqualTo(-1);
    assertThat(slice("16").number(-1, 16)).isEqualTo(16);
    for (String outside : new String[] {"-2", "17", "2147483648", "99999999999"}) {
      assertThatExceptionOfType(Malformed.class)
          .isThrownBy(() -> slice(outside).number(-1, 16))
          .withMessage("out_of_range");
    }
  }
}
