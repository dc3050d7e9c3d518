package io.wirestash.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.statistics.Counters;
import io.wirestash.api.statistics.Statistics;
import io.wirestash.api.statistics.StatisticsContext;
import io.wirestash.core.delivery.CaptureOrder;
import io.wirestash.core.delivery.EcsNames;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.delivery.ProcessorChain;
import io.wirestash.core.delivery.Routes;
import io.wirestash.core.ledger.Faults;
import io.wirestash.core.ledger.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Workers of one run that count packets, each its own. */
class CountingTest {
  private static final long INTERVAL = 10;

  private final List<String> reports = new ArrayList<>();
  private final List<Counting> workers = new ArrayList<>();
  private final Faults faults = new Faults();
  private boolean failing;

  /** Counts packets, and reports the sums. */
  private final class PacketCount implements Statistics {
    @Override
    public long interval() {
      return INTERVAL;
    }

    @Override
    public Counters open(int workers) {
      return new Counters() {
        private int packets;

        @Override
        public void packet(Packet packet, Flow flow, Direction from) {
          packets++;
        }

        @Override
        public Object cut() {
          int counted = packets;
          packets = 0;
          return counted;
        }
      };
    }

    @Override
    public void report(List<Object> parts, long startNanos, long endNanos, StatisticsContext context) {
      if (failing) throw new IllegalStateException("bug");
      reports.add(startNanos + "-" + endNanos + " " + parts);
    }
  }

  private void open(int count) {
    List<Tabulation> tabulations = List.of(new Tabulation(new PacketCount(), count));
    for (int i = 0; i < count; i++) {
      workers.add(new Counting(i, tabulations, List.of(), noEvents(), new Tally(), faults));
    }
  }

  private EventWriter noEvents() {
    Routes nowhere = new Routes(Map.of(), List.of());
    ProcessorChain none = new ProcessorChain(List.of(), faults);
    return new EventWriter(nowhere, new CaptureOrder(1, nowhere), 0, 1, none, new EcsNames(List.of(), List.of()));
  }

  /** All packets pass every worker; each counts those at its place. */
  private void packets(int worker, long... times) {
    Counting counting = workers.get(worker);
    for (int i = 0; i < times.length; i++) {
      if (counting.due(times[i])) counting.advance(times[i], i);
      if (i % workers.size() == worker) counting.packet(new Packet(), null, null);
    }
    counting.end();
  }

  @Test
  void intervalsBeginAtMultiplesOfTheirLength() {
    open(1);
    packets(0, 13, 14, 20, 29, 30);
    assertThat(reports).containsExactly("10-20 [2]", "20-30 [2]", "30-30 [1]");
  }

  @Test
  void timeWithoutPacketsIsNotReported() {
    open(1);
    packets(0, 1, 95, 96);
    assertThat(reports).containsExactly("0-10 [1]", "90-96 [2]");
  }

  @Test
  void aPacketFromThePastCountsNow() {
    open(1);
    packets(0, 25, 5, 31);
    assertThat(reports).containsExactly("20-30 [2]", "30-31 [1]");
  }

  @Test
  void workersReportTogetherHoweverFarOneIsAhead() {
    open(2);
    long[] times = {1, 2, 3, 11, 12, 25};
    packets(1, times);
    assertThat(reports).isEmpty();
    packets(0, times);
    assertThat(reports).containsExactly("0-10 [2, 1]", "10-20 [1, 1]", "20-25 [0, 1]");
  }

  @Test
  void aFaultyReportEndsTheComponentAndNotTheRun() {
    open(1);
    failing = true;
    packets(0, 1, 11, 21);
    assertThat(reports).isEmpty();
    assertThat(faults.lines()).singleElement().asString().contains("PacketCount", "bug");
  }

  @Test
  void withoutPacketsNothingIsReported() {
    open(1);
    packets(0);
    assertThat(reports).isEmpty();
  }
}
