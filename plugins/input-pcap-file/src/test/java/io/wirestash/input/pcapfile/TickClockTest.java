package io.wirestash.input.pcapfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TickClockTest {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000L);

  /** The same with unbounded numbers. */
  private static long expected(int resolution, long offset, long ticks) {
    int power = resolution & 0x7f;
    BigInteger unit = (resolution & 0x80) == 0 ? BigInteger.TEN.pow(power) : BigInteger.TWO.pow(power);
    BigInteger unsigned = new BigInteger(Long.toUnsignedString(ticks));
    BigInteger nanos = unsigned.multiply(NANOS).divide(unit).add(BigInteger.valueOf(offset).multiply(NANOS));
    return nanos.max(BigInteger.valueOf(Long.MIN_VALUE)).min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
  }

  @Test
  void agreesWithUnboundedArithmeticAtEveryResolution() {
    Random random = new Random(1);
    for (int resolution = 0; resolution < 256; resolution++) {
      TickClock clock = new TickClock(resolution, 0);
      for (int bits = 0; bits < 64; bits++) {
        long ticks = random.nextLong() >>> bits;
        assertThat(clock.nanos(ticks)).as(resolution + ": " + ticks).isEqualTo(expected(resolution, 0, ticks));
      }
      assertThat(clock.nanos(-1)).as("%d: most ticks", resolution).isEqualTo(expected(resolution, 0, -1));
    }
  }

  @Test
  void addsOffsetsOfBothSigns() {
    assertThat(new TickClock(6, 100).nanos(5)).isEqualTo(100_000_005_000L);
    assertThat(new TickClock(6, -100).nanos(5)).isEqualTo(-99_999_995_000L);
    assertThat(new TickClock(0x80 | 10, -1).nanos(1024)).isZero();
  }

  @Test
  void staysAtTheLimitsInsteadOfRunningOver() {
    assertThat(new TickClock(6, Long.MAX_VALUE).nanos(5)).isEqualTo(Long.MAX_VALUE);
    assertThat(new TickClock(6, Long.MIN_VALUE).nanos(0)).isEqualTo(Long.MIN_VALUE);
    assertThat(new TickClock(0, 9_000_000_000L).nanos(9_000_000_000L)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void knowsWhetherUnitsAreFinerThanMicroseconds() {
    assertThat(new TickClock(6, 0).nanoseconds()).isFalse();
    assertThat(new TickClock(7, 0).nanoseconds()).isTrue();
    assertThat(new TickClock(0x80 | 19, 0).nanoseconds()).isFalse(); // 1.9 microseconds
    assertThat(new TickClock(0x80 | 20, 0).nanoseconds()).isTrue();
  }
}
