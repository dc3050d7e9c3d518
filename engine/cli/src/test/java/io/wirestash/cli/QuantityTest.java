package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({"0,0", "999,999", "1000,1 000", "1204331,1 204 331", "-5,-5", "-1234,-1 234", "-123,-123"})
  void groupsDigitsByThree(long count, String text) {
    assertThat(Quantity.grouped(count)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "99999,99.9 kB", "100000,100 kB", "999999,999 kB", "1000000,1.0 MB",
    "9223372036854775807,9.2 EB"})
  void showsBytesInDecimalUnits(long bytes, String text) {
    assertThat(Quantity.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0 ms", "999999999,999 ms", "1000000000,1.0 s", "59999999999,59.9 s", "60000000000,1 min 0 s"})
  void showsTimesInTheUnitThatFits(long nanos, String text) {
    assertThat(Quantity.time(nanos)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0:00", "59,0:59", "65,1:05", "600,10:00", "3599,59:59", "3600,1:00:00", "7325,2:02:05"})
  void showsTheTimeLeftAsAClock(long seconds, String text) {
    assertThat(Quantity.clock(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0ms", "500,500ms", "30000,30s", "90000,90s", "120000,2m", "3600000,1h"})
  void writesDurationsAsPipelinesDo(long millis, String text) {
    assertThat(Quantity.durationOption(millis)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "100,100", "65536,64KiB", "4194304,4MiB", "1025,1025"})
  void writesSizesAsPipelinesDo(long bytes, String text) {
    assertThat(Quantity.sizeOption(bytes)).isEqualTo(text);
  }

  @Test
  void hasNoSpeedWithoutTime() {
    assertThat(Quantity.perSecond(5, 0)).isZero();
    assertThat(Quantity.perSecond(5, 500_000_000)).isEqualTo(10);
  }
}
