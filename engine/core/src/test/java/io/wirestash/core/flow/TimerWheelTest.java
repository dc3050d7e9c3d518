package io.wirestash.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimerWheelTest {
  private static final long NOW = 1L << 36;
  private static final int TURN = 1 << 13;

  private final TimerWheel wheel = new TimerWheel();

  @BeforeEach
  void begin() {
    wheel.advance(NOW);
  }

  private TrackedFlow schedule(long ordinal, long tick) {
    TrackedFlow flow = new TrackedFlow();
    flow.ordinal = ordinal;
    wheel.schedule(flow, tick);
    return flow;
  }

  private List<Long> dueAt(long tick) {
    List<Long> due = new ArrayList<>();
    int count = wheel.advance(tick);
    for (int i = 0; i < count; i++) due.add(wheel.due(i).ordinal);
    return due;
  }

  @Test
  void isDueAtItsTickAndNotBefore() {
    schedule(1, NOW + 5);
    assertThat(dueAt(NOW + 4)).isEmpty();
    assertThat(dueAt(NOW + 5)).containsExactly(1L);
    assertThat(dueAt(NOW + 6)).isEmpty();
  }

  @Test
  void aTimeIsWhollyPastAtTheTickAfterIt() {
    long tick = 1L << TimerWheel.TICK_SHIFT;
    assertThat(TimerWheel.tickAfter(0)).isEqualTo(1);
    assertThat(TimerWheel.tickAfter(tick - 1)).isEqualTo(1);
    assertThat(TimerWheel.tickAfter(tick)).isEqualTo(2);
    assertThat(TimerWheel.tickAfter(-1)).describedAs("before 1970").isZero();
  }

  @Test
  void whatIsLateAlreadyComesWithTheNextTick() {
    schedule(1, NOW - 100);
    assertThat(dueAt(NOW + 1)).containsExactly(1L);
  }

  @Test
  void comesByTickAndThenByTheBeginOfTheFlow() {
    schedule(3, NOW + 2);
    schedule(9, NOW + 1);
    schedule(1, NOW + 2);
    schedule(2, NOW + 2 + TURN);
    assertThat(dueAt(NOW + 2 * TURN)).containsExactly(9L, 1L, 3L, 2L);
  }

  @Test
  void waitsForItsTurnOfTheWheel() {
    schedule(1, NOW + 5 + 3 * TURN);
    for (int turn = 0; turn < 3; turn++) assertThat(dueAt(NOW + 5 + turn * TURN)).isEmpty();
    assertThat(dueAt(NOW + 5 + 3 * TURN)).containsExactly(1L);
  }

  @Test
  void aJumpOfManyTurnsLosesNothing() {
    for (int i = 0; i < 1000; i++) schedule(i, NOW + 1 + i * 37L);
    assertThat(dueAt(NOW + 1000L * TURN)).hasSize(1000).isSorted();
  }

  @Test
  void canBeMovedAndTakenOff() {
    TrackedFlow moved = schedule(1, NOW + 5);
    TrackedFlow removed = schedule(2, NOW + 5);
    schedule(3, NOW + 5);
    wheel.schedule(moved, NOW + 9);
    wheel.remove(removed);
    wheel.remove(removed);
    assertThat(dueAt(NOW + 8)).containsExactly(3L);
    assertThat(dueAt(NOW + 9)).containsExactly(1L);
  }
}
