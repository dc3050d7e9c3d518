package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.JsonSink;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTimeTest {
  private final IsoTime time = new IsoTime();

  private String write(long nanos) {
    JsonSink out = new JsonSink(64);
    time.write(nanos, out);
    return out.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000000000Z",
    "1, 1970-01-01T00:00:00.000000001Z",
    "-1, 1969-12-31T23:59:59.999999999Z",
    "951782400000000000, 2000-02-29T00:00:00.000000000Z",
    "1735689599999999999, 2024-12-31T23:59:59.999999999Z",
    "1735689600000000000, 2025-01-01T00:00:00.000000000Z",
    "9223372036854775807, 2262-04-11T23:47:16.854775807Z",
    "-9223372036854775808, 1677-09-21T00:12:43.145224192Z"
  })
  void writesUtcWithNineDecimals(long nanos, String expected) {
    assertThat(write(nanos)).isEqualTo('"' + expected + '"');
  }

  @Test
  void rememberedDaysDoNotShow() {
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      long nanos = random.nextLong();
      String text = write(nanos);
      Instant instant = Instant.parse(text.substring(1, text.length() - 1));
      assertThat(instant.getEpochSecond()).isEqualTo(Math.floorDiv(nanos, 1_000_000_000L));
      assertThat(instant.getNano()).isEqualTo((int) Math.floorMod(nanos, 1_000_000_000L));
    }
  }
}
