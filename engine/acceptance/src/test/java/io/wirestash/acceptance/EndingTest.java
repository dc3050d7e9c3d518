package io.wirestash.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.ledger.RunReport;
import io.wirestash.core.ledger.RunReport.OutputCount;
import io.wirestash.core.pipeline.RunOptions;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** However a run ends, it ends in order: what was read is accounted for. */
@Timeout(60)
class EndingTest {
  @TempDir Path folder;

  private static String pipeline(String inputs, String outputs) {
    return "inputs:\n" + inputs + "parsers: [probe]\noutputs:\n" + outputs;
  }

  /** Inputs by their options, each with an id of its own. */
  private static String sources(String... options) {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < options.length; i++) {
      yaml.append("  - source: {").append(options[i]).append("}\n    id: source_").append(i).append('\n');
    }
    return yaml.toString();
  }

  private RunReport run(String inputs, String outputs) {
    return balanced(Run.of(folder, pipeline(inputs, outputs)));
  }

  private static RunReport balanced(RunReport report) {
    assertThat(report.balanced()).describedAs("balanced: " + report).isTrue();
    return report;
  }

  @Test
  void theInputsEnd() {
    RunReport report = run(sources("packets: 1000", "packets: 50"), "  - shelf\n");
    assertThat(report.packets()).isEqualTo(1050);
    assertThat(report.delivered()).isEqualTo(1050);
    assertThat(report.stopped()).isFalse();
    assertThat(report.failure()).isNull();
  }

  @Test
  void enoughPacketsWereRead() {
    RunReport report = balanced(
        Run.of(folder, pipeline(sources("", ""), "  - shelf\n"), new RunOptions(2, 1234, false)));
    assertThat(report.packets()).isEqualTo(1234);
    assertThat(report.delivered()).isEqualTo(1234);
    assertThat(report.failure()).isNull();
  }

  @Test
  void itIsStopped() {
    String waits = pipeline(sources("then: waits", ""), "  - shelf\n");
    RunReport report = balanced(Run.of(folder, waits, new RunOptions(2, 0, false), (engine, notice) -> {
      if (notice.endsWith("waiting")) new Thread(engine::stop).start();
    }));
    assertThat(report.stopped()).isTrue();
    assertThat(report.failure()).isNull();
    assertThat(report.packets()).isEqualTo(1000);
    assertThat(report.delivered()).isEqualTo(1000);
  }

  @Test
  void theReaderOfTheOutputHasLeft() {
    RunReport report = run(sources("packets: 60000"), "  - shelf: {room: 10, full: leaves}\n");
    assertThat(report.failure()).isNull();
    assertThat(report.packets()).describedAs("packets read, of 60 000").isLessThan(60_000);
    assertThat(report.droppedEvents()).containsOnlyKeys("output");
  }

  @Test
  void anOutputFails() {
    RunReport report = run(sources("then: waits"), "  - shelf: {room: 10}\n");
    assertThat(report.failureCode()).isEqualTo(74);
    assertThat(report.failure()).isEqualTo("shelf: no space left");
  }

  @Test
  void anOutputHasABug() {
    RunReport report = run(sources("packets: 60000"), "  - shelf: {room: 10, full: breaks}\n");
    assertThat(report.failure()).startsWith("shelf: ").contains("as asked");
    assertThat(report.droppedEventsTotal()).isPositive();
  }

  @Test
  void oneOfTwoOutputsFails() {
    RunReport report = run(sources("packets: 1000"), "  - shelf: {room: 500}\n    id: small\n  - shelf: {}\n    id: large\n");
    assertThat(report.failure()).startsWith("small: ");
    OutputCount large = report.outputs().get(1);
    assertThat(large.dropped()).isZero();
    assertThat(large.delivered()).isEqualTo(report.emitted());
  }

  @Test
  void outputsThatWantNothingGetNothing() {
    RunReport report = run(sources("packets: 1000"), "  - shelf: {room: 0}\n    when: type != \"probe\"\n");
    assertThat(report.filtered()).isEqualTo(1000);
    assertThat(report.failure()).isNull();
  }

  @Test
  void manyInputsFailAndTheOthersAreReadAllTheSame() {
    String[] options = new String[21];
    Arrays.fill(options, "packets: 10, then: fails");
    options[20] = "packets: 1000";
    RunReport report = run(sources(options), "  - shelf\n");
    assertThat(report.packets()).isEqualTo(1200);
    assertThat(report.damage()).hasSize(20).allMatch(damage -> damage.contains("the cable is out"));
  }

  @Test
  void anInputHasABug() {
    RunReport report = run(sources("packets: 10, then: breaks"), "  - shelf\n");
    assertThat(report.failureCode()).isEqualTo(70);
    assertThat(report.failure()).contains("as asked");
    assertThat(report.delivered()).isEqualTo(10);
  }
}
