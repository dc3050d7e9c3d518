package io.wirestash.cli;

import io.wirestash.core.diagnostic.Printable;
import io.wirestash.core.ledger.RunReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run's ledger means for the exit code.
 *
 * @param reasons what the user is told about a code other than 0 that the ledger's own lines do not say
 */
record Verdict(int exitCode, List<String> reasons) {

  static Verdict of(RunReport report, boolean strict) {
    if (report.failure() != null) {
      int code = report.failureCode() == 0 ? ExitCode.BUG : report.failureCode();
      return new Verdict(code, List.of("error: " + Printable.of(report.failure())));
    }
    if (!report.balanced()) {
      return new Verdict(ExitCode.BUG, List.of("error: the ledger does not balance; this is a bug"));
    }
    List<String> losses = losses(report);
    if (strict && !losses.isEmpty()) {
      return new Verdict(ExitCode.CHECK_FAILED, List.of("strict: " + String.join(", ", losses)));
    }
    return new Verdict(report.damage().isEmpty() ? ExitCode.OK : ExitCode.NO_INPUT, List.of());
  }

  private static List<String> losses(RunReport report) {
    List<String> losses = new ArrayList<>();
    note(losses, report.undecodableTotal(), "undecodable packets");
    note(losses, report.droppedTotal(), "dropped packets");
    note(losses, report.deadLettered(), "dead-lettered events");
    note(losses, report.droppedEventsTotal(), "dropped events");
    note(losses, report.damage().size(), "damaged inputs");
    note(losses, report.faults().size(), "plugin faults");
    return losses;
  }

  private static void note(List<String> losses, long count, String what) {
    if (count > 0) losses.add(what + ' ' + Quantity.grouped(count));
  }
}
