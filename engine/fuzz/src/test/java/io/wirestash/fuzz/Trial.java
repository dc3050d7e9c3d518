package io.wirestash.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.pipeline.StartFailure;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What must hold whatever a capture contains: the run ends; its ledger balances; nothing unexpected is thrown; events
 * are strict JSON without control characters, not many times larger than the capture; another run, more workers and
 * another format change nothing.
 */
final class Trial {
  /** No time that a capture should need: only there so that a loop without end fails. */
  private static final Duration FOR_EVER = Duration.ofSeconds(60);

  private static final int UNREADABLE = 66;
  private static final int BYTES_PER_BYTE = 64;
  private static final int BYTES_PER_FLOW = 1 << 16;
  private static final int RECORD_HEADER = 16;

  private static final String PARSERS =
      "parsers: [dns, ftp, http, mongodb, mysql, postgresql, rdp, redis, smtp, ssh, tls, session, anomaly]\n"
          + "flows: {checksums: accept}\n";
  private static final TestEngine ENGINE = TestEngine.with(PARSERS);
  private static final TestEngine CAREFUL = TestEngine.with(PARSERS).set("flows.checksums=auto");
  private static final TestEngine SMALL =
      TestEngine.with(PARSERS)
          .set("flows.max=64")
          .set("flows.max_pending=64")
          .set("flows.udp_timeout=100ms")
          .set("reassembler={tcp: {max_flow: 64KiB, max_total: 1MiB, max_runs: 4, gap_after: 50ms, overlap: last}}");

  private Trial() {}

  /** Fails, and says why, unless all holds. */
  static void of(Path capture) {
    assertTimeoutPreemptively(FOR_EVER, () -> check(capture));
  }

  /** Fails unless the run ends as it should; for captures that differ little from others. */
  static void brief(Path capture) {
    assertTimeoutPreemptively(FOR_EVER, () -> run(ENGINE, capture));
  }

  private static void check(Path capture) {
    EngineRun run = run(ENGINE, capture);
    if (run == null) return;
    assertSame("a second run", run, run(ENGINE, capture));
    assertSame("four workers", run, run(ENGINE.workers(4), capture));
    EngineRun ecs = run(ENGINE.ecs(), capture);
    assertThat(ecs.report().events()).describedAs("events as ECS").isEqualTo(run.report().events());
    EngineRun careful = run(CAREFUL, capture);
    assertSame("four workers, minding checksums", careful, run(CAREFUL.workers(4), capture));
    run(SMALL.workers(2), capture);
  }

  /** Null if the engine refused the capture, as it may. */
  private static EngineRun run(TestEngine engine, Path capture) {
    EngineRun run;
    try {
      run = engine.run(capture);
    } catch (AssertionError e) {
      if (e.getCause() instanceof StartFailure refused && refused.exitCode() == UNREADABLE) return null;
      throw e;
    }
    run.assertSound();
    RunReport report = run.report();
    long most = BYTES_PER_BYTE * (report.bytes() + RECORD_HEADER * report.packets())
        + BYTES_PER_FLOW * (report.flows() + 1);
    assertThat((long) run.lines().length).describedAs("bytes written for " + report).isLessThanOrEqualTo(most);
    assertThat(run.notices()).describedAs("notices").allSatisfy(Trial::assertPrintable);
    return run;
  }

  private static void assertPrintable(String notice) {
    assertThat(notice.chars()).noneMatch(c -> Character.isISOControl(c) && c != '\n');
  }

  private static void assertSame(String what, EngineRun expected, EngineRun actual) {
    assertThat(actual.report().anomalies()).describedAs(what).isEqualTo(expected.report().anomalies());
    List<String> left = lines(expected);
    List<String> right = lines(actual);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      assertThat(right.get(i)).describedAs("%s, line %d", what, i + 1).isEqualTo(left.get(i));
    }
    assertThat(right).describedAs(what).hasSameSizeAs(left);
  }

  private static List<String> lines(EngineRun run) {
    return new String(run.lines(), StandardCharsets.UTF_8).lines().toList();
  }

  /** Writes bytes to a file and returns it. */
  static Path write(byte[] capture, Path file) throws IOException {
    return Files.write(file, capture);
  }
}
