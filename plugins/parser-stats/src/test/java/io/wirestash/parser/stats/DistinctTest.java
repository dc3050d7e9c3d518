package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 8, 33, 96})
  void countsFewValuesExactly(long values) {
    Distinct distinct = of(1, values);
    for (long value = 1; value <= values; value++) distinct.add(value);
    assertThat(distinct.count()).isEqualTo(values);
  }

  @ParameterizedTest
  @ValueSource(longs = {97, 200, 500, 1000, 2500, 5000, 20_000, 65_536, 1_000_000})
  void estimatesManyValues(long values) {
    assertThat(of(1, values).count()).isCloseTo(values, withPercentage(8));
  }

  @Test
  void doesNotDependOnHowValuesCameTogether() {
    for (long border : new long[] {1, 50, 96, 97, 500, 950, 999}) {
      Distinct first = of(1, Math.min(1000, border + 3)); // some are in both
      first.addAll(of(border + 1, 1000));
      Distinct second = of(border + 1, 1000);
      second.addAll(of(1, Math.min(1000, border + 3)));
      assertThat(first.count()).isEqualTo(second.count()).isEqualTo(of(1, 1000).count());
    }
  }

  private static Distinct of(long from, long to) {
    Distinct distinct = new Distinct();
    LongStream.rangeClosed(from, to).forEach(distinct::add);
    return distinct;
  }
}
