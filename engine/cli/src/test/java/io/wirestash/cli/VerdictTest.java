package io.wirestash.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private final Reports run = new Reports();

  @Test
  void isZeroForAnUndisturbedRun() {
    assertThat(Verdict.of(run.build(), true)).isEqualTo(new Verdict(0, List.of()));
  }

  @Test
  void is66WhenPartOfTheInputCouldNotBeRead() {
    run.damage = List.of("a.pcap: cut at byte 100");
    assertThat(Verdict.of(run.build(), false).exitCode()).isEqualTo(66);
  }

  @Test
  void toleratesLossesUnlessStrict() {
    run.undecodable = Map.of("ipv4.header_cut", 2L);
    assertThat(Verdict.of(run.build(), false).exitCode()).isZero();
    assertThat(Verdict.of(run.build(), true).exitCode()).isEqualTo(1);
  }

  @Test
  void saysWhatStrictFound() {
    run.undecodable = Map.of("ipv4.header_cut", 2L);
    run.dropped = Map.of("kernel", 1_000L);
    run.deadLettered = 3;
    run.droppedEvents = Map.of("queue", 4L);
    run.damage = List.of("a.pcap: cut");
    run.faults = List.of("dns: out of bounds");
    assertThat(Verdict.of(run.build(), true).reasons()).containsExactly(
        "strict: undecodable packets 2, dropped packets 1 000, dead-lettered events 3, dropped events 4, "
            + "damaged inputs 1, plugin faults 1");
  }

  @Test
  void ignoresAnomaliesEvenIfStrict() {
    run.anomalies = Map.of("dns.name_loop", 7L);
    assertThat(Verdict.of(run.build(), true).exitCode()).isZero();
  }

  @Test
  void takesTheCodeOfAFailedRun() {
    run.failure = "disk full\u001b[2J";
    run.failureCode = 74;
    assertThat(Verdict.of(run.build(), true)).isEqualTo(new Verdict(74, List.of("error: disk full\\x1b[2J")));
  }

  @Test
  void takesAFailureWithoutCodeForABug() {
    run.failure = "no idea";
    assertThat(Verdict.of(run.build(), false).exitCode()).isEqualTo(70);
  }

  @Test
  void takesALedgerThatDoesNotBalanceForABug() {
    run.uncounted = 1;
    assertThat(Verdict.of(run.build(), false).exitCode()).isEqualTo(70);
  }
}
