package io.wirestash.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0B", "512, 512B", "1024, 1KiB", "1025, 1025B", "4194304, 4MiB", "1073741824, 1GiB", "1074790400, 1025MiB"
  })
  void isWrittenInTheLargestUnitThatFits(long bytes, String text) {
    assertThat(new ByteSize(bytes)).hasToString(text);
  }
}
