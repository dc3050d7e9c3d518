package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.core.catalog.OptionInfo;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionValuesTest {
  private static Object read(String type, String text) throws OptionValues.Unfit {
    OptionInfo option = new OptionInfo("x", type, null, false, false, Long.MIN_VALUE, Long.MAX_VALUE, "Help.", null);
    return OptionValues.of(text, option, OptionType.of(type), Path.of("/base"), text);
  }

  @ParameterizedTest
  @CsvSource({
    "string, no, no", "string, 010, 010", "string, '', ''", "string, 1e3, 1e3",
    "boolean, true, true", "boolean, false, false",
    "int, 0, 0", "int, -1, -1", "int, 2147483647, 2147483647", "int, -2147483648, -2147483648",
    "long, 9223372036854775807, 9223372036854775807", "long, -9223372036854775808, -9223372036854775808",
    "double, 0, 0.0", "double, -1.50, -1.5", "double, 1e3, 1000.0", "double, 2.5E-1, 0.25",
    "duration, 500us, PT0.0005S", "duration, 20ms, PT0.02S", "duration, 30s, PT30S", "duration, 2 m, PT2M",
    "duration, 1h, PT1H", "duration, 7d, PT168H", "duration, 0s, PT0S",
    "size, 512, 512B", "size, 512B, 512B", "size, 64 KiB, 64KiB", "size, 4MiB, 4MiB", "size, 1GiB, 1GiB",
    "size, 2TiB, 2048GiB", "size, 0, 0B",
    "path, a/b, /base/a/b", "path, /a, /a", "path, ./-, /base/./-", "path, -, -",
    "enum:a|b_c, b_c, b_c"
  })
  void readsTextByTheTypeThatIsWanted(String type, String text, String value) throws OptionValues.Unfit {
    assertThat(read(type, text)).hasToString(value);
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, yes", "boolean, True", "boolean, 1", "boolean, ''",
    "int, ''", "int, 010", "int, -0x1", "int, +1", "int, 1_000", "int, 1.0", "int, 2147483648", "int, -2147483649",
    "int, -", "int, ' 1'", "long, 9223372036854775808", "int, ٣",
    "double, .5", "double, 1.", "double, NaN", "double, Infinity", "double, 1e999", "double, 0x1p3", "double, 1f",
    "double, 1e", "double, e1", "double, 01.5", "double, ''", "double, 1e1.5",
    "duration, 30", "duration, 1.5s", "duration, s", "duration, -1s", "duration, 1 week",
    "duration, 999999999999999999h",
    "duration, ''", "duration, 1S",
    "size, 4MB", "size, 4M", "size, 1.5MiB", "size, -1", "size, KiB", "size, 9999999999TiB", "size, ''", "size, 4mib",
    "path, ''", "enum:a|b, A", "enum:a|b, ''", "enum:a|b, a|b"
  })
  void refusesWhatIsNoValueOfTheType(String type, String text) {
    assertThatThrownBy(() -> read(type, text)).isInstanceOfSatisfying(
        OptionValues.Unfit.class, unfit -> assertThat(unfit.code()).isEqualTo("E105"));
  }

  @ParameterizedTest
  @CsvSource({
    "boolean, yes, did you mean true?", "boolean, Off, did you mean false?", "int, 010, write 10",
    "int, 1_000, write 1000",
    "int, 99999999999999999999, write a smaller number", "duration, 30, 'give a unit, such as 30s'",
    "size, 4MB, 'such as 512, 64KiB, 4MiB, 1GiB'", "enum:first|last, fist, 'did you mean \"first\"?'"
  })
  void saysHowToWriteIt(String type, String text, String advice) {
    assertThatThrownBy(() -> read(type, text)).isInstanceOfSatisfying(
        OptionValues.Unfit.class, unfit -> assertThat(unfit.pointer()).isEqualTo(advice));
  }
}
