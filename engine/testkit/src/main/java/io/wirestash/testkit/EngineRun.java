package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.core.ledger.RunReport;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a run of the real engine came to.
 *
 * @param lines the events as its output wrote them
 * @param notices what an operator would have seen
 */
public record EngineRun(byte[] lines, RunReport report, List<String> notices) {
  /** Everything written, for the formats that are text. */
  public String text() {
    return new String(lines, StandardCharsets.UTF_8);
  }

  /** All events, read strictly. */
  public List<ObjectNode> events() {
    return JsonLines.read(lines);
  }

  /** The events of one type, read strictly. */
  public List<ObjectNode> events(String type) {
    return events().stream().filter(event -> type.equals(event.path("type").asText(dataset(event)))).toList();
  }

  private static String dataset(ObjectNode event) {
    return event.path("event").path("dataset").asText();
  }

  /** Fails unless the run did what every run must, whatever the packets: no fault, a balanced ledger, strict JSON. */
  public EngineRun assertSound() {
    assertThat(report.faults()).describedAs("unexpected exceptions of plugins").isEmpty();
    assertThat(report.failure()).describedAs("why the run ended early").isNull();
    assertThat(report.balanced()).describedAs("the ledger balances: " + report).isTrue();
    assertThat(events()).describedAs("lines written").hasSize((int) report.delivered());
    return this;
  }
}
