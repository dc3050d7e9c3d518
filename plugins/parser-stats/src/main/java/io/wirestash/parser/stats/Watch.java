package io.wirestash.parser.stats;

import io.wirestash.api.event.Ip;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One detector at work. Each interval is judged alone, and together with the one before if that gave no cause: so what
 * lies across the border of two intervals is found, and what goes on for long is told again, but not twice for the same
 * packets. Of one offender only the worst finding of an interval is told, with the number of targets; of more than
 * {@value #MOST} offenders the worst.
 */
final class Watch {
  static final int MOST = 100;

  private static final Comparator<Ip> BY_ADDRESS =
      Comparator.nullsFirst(
          Comparator.comparing((Ip ip) -> ip.v6())
              .thenComparing(Ip::high, Long::compareUnsigned)
              .thenComparing(Ip::low, Long::compareUnsigned));
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparingLong(Finding::size)
          .reversed()
          .thenComparing(Finding::source, BY_ADDRESS)
          .thenComparing(Finding::destination, BY_ADDRESS)
          .thenComparing(Finding::kind)
          .thenComparing(Finding::detail);
  private static final Comparator<Finding> BY_OFFENDER =
      Comparator.comparing(Finding::kind).thenComparing(Finding::offender, BY_ADDRESS);

  private final Detector detector;
  private final long interval;
  private Tally before;
  private BitSet raisedBefore;
  private long startBefore;

  Watch(Detector detector, long interval) {
    this.detector = detector;
    this.interval = interval;
  }

  /** Judges what was counted in the interval that began then. */
  List<Finding> judge(Tally now, long start) {
    if (before != null && start - startBefore != interval) before = null;
    List<Finding> findings = new ArrayList<>();
    BitSet raised = new BitSet();
    for (int i = 0; i < now.size(); i++) {
      Finding finding = judge(now, i);
      if (finding == null) continue;
      findings.add(finding);
      raised.set(i);
    }
    before = now;
    raisedBefore = raised;
    startBefore = start;
    return worst(findings);
  }

  private Finding judge(Tally now, int entry) {
    Evidence alone = Evidence.of(detector, now, entry, interval);
    Finding finding = detector.judge(alone);
    if (finding != null || before == null) return finding;
    int entryBefore = before.find(alone.key());
    if (entryBefore < 0 || raisedBefore.get(entryBefore)) return null;
    return detector.judge(alone.with(now, entry, before, entryBefore));
  }

  /** The worst finding of each offender and kind, worst first. */
  static List<Finding> worst(List<Finding> findings) {
    findings.sort(WORST_FIRST);
    Map<Finding, List<Finding>> groups = new TreeMap<>(BY_OFFENDER); // a hash of addresses could be made to collide
    for (Finding each : findings) groups.computeIfAbsent(each, first -> new ArrayList<>(1)).add(each);
    return groups.values().stream()
        .map(alike -> alike.size() == 1 ? alike.get(0) : alike.get(0).alike(alike.size()))
        .sorted(WORST_FIRST)
        .limit(MOST)
        .toList();
  }
}
