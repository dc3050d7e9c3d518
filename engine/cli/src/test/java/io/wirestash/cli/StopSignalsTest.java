package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopSignalsTest {
  private final List<String> happened = new ArrayList<>();

  private StopSignals signals(long drainMillis) {
    return new StopSignals(() -> happened.add("stop"), drainMillis, () -> happened.add("give up"));
  }

  @Test
  void stopsOnceAndGivesUpWhenTheTimeToDrainIsOver() {
    try (StopSignals signals = signals(1)) {
      signals.heard();
    }
    assertThat(happened).containsExactly("stop", "give up");
  }

  @Test
  void givesUpAtTheSecondSignal() {
    try (StopSignals signals = signals(0)) {
      signals.heard();
      happened.clear();
      signals.heard();
    }
    assertThat(happened).containsExactly("give up");
  }

  @Test
  void leavesAloneWhatDrainedInTime() {
    try (StopSignals signals = new StopSignals(() -> happened.add("stop"), 60_000, () -> happened.add("give up"))) {
      signals.drained();
      signals.heard();
    }
    assertThat(happened).isEmpty();
  }
}
