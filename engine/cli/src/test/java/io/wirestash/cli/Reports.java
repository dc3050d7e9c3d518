package io.wirestash.cli;

import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.ledger.RunReport.OutputCount;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ledgers for tests: an undisturbed run that each test disturbs in one way. */
final class Reports {
  long decoded = 1_204_331;
  Map<String, Long> undecodable = Map.of();
  Map<String, Long> dropped = Map.of();
  Map<String, Long> counters = Map.of();
  Map<String, Long> anomalies = Map.of();
  long deadLettered;
  Map<String, Long> droppedEvents = Map.of();
  List<OutputCount> outputs = List.of(new OutputCount("stdout", 88_410, 0));
  List<String> warnings = List.of();
  List<String> damage = List.of();
  List<String> faults = List.of();
  boolean stopped;
  String failure;
  int failureCode;
  long uncounted;

  RunReport build() {
    long delivered = 88_410;
    long packets = decoded + sum(undecodable) + sum(dropped) + uncounted;
    long emitted = delivered + deadLettered + sum(droppedEvents);
    return new RunReport(packets, 812_400_000, decoded, 0, new TreeMap<>(undecodable), new TreeMap<>(dropped), 41_902,
        new TreeMap<>(counters), new TreeMap<>(anomalies), new TreeMap<>(Map.of("dns", emitted)), emitted, delivered, 0,
        deadLettered, new TreeMap<>(droppedEvents), outputs, warnings, damage, faults,
        stopped, failure, failureCode, 4_100_000_000L);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
