package io.wirestash.acceptance;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Captures;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.TestEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A parser that fails costs one session, not the run. */
class ContainmentTest {
  private static final int FLOWS = 1000;
  private static final List<String> FAULTS = List.of("exception", "overflow", "memory");

  @TempDir Path folder;

  /** A thousand flows of three datagrams; the second one of every hundredth flow makes the parser fail. */
  private Path capture() {
    List<CapturedPacket> packets = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int flow = 0; flow < FLOWS; flow++) {
        boolean fails = round == 1 && flow % 100 == 50;
        packets.add(packet(packets.size(), flow, fails ? FAULTS.get(flow / 100 % FAULTS.size()) : "round " + round));
      }
    }
    return Captures.write(packets, folder.resolve("thousand.pcapng"));
  }

  private static CapturedPacket packet(int i, int flow, String text) {
    String host = "10.0." + flow / 250 + '.' + (1 + flow % 250);
    byte[] bytes = frame().ethernet().ipv4(host, "192.0.2.1").udp(1024 + flow, ProbeFactory.PORT).payload(text).bytes();
    return new CapturedPacket(1_700_000_000_000_000_000L + i * 1000L, bytes, bytes.length, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void tenFailingSessionsLeaveNineHundredAndNinetyWhole(int workers) {
    EngineRun run = TestEngine.with("parsers: [probe, anomaly]").workers(workers).run(capture());
    assertThat(run.report().balanced()).isTrue();
    assertThat(run.report().failure()).describedAs("why the run ended early").isNull();
    assertThat(run.events("probe")).hasSize(990 * 3 + 10).allMatch(event -> event.get("text").asText().startsWith("round"));
    assertThat(run.events("anomaly")).hasSize(10).allSatisfy(ContainmentTest::namesTheCulprit);
    assertThat(run.report().anomalies()).containsEntry("engine.parser_fault", 10L);
    assertThat(run.report().faults()).hasSize(10).allMatch(fault -> fault.startsWith("probe: ") && fault.contains(", packet 1"));
  }

  private static void namesTheCulprit(ObjectNode anomaly) {
    assertThat(anomaly.get("code").asText()).isEqualTo("engine.parser_fault");
    assertThat(anomaly.get("plugin").asText()).isEqualTo("probe");
    assertThat(anomaly.get("packet").asInt()).isBetween(1001, 2000);
    assertThat((anomaly.get("packet").asInt() - 1001) % 100).isEqualTo(50);
    assertThat(anomaly.has("flow_id")).isTrue();
  }

  @Test
  void anErrorThatCannotDescribeItselfIsContainedToo() {
    Path capture = Captures.write(List.of(packet(0, 1, "hidden"), packet(1, 2, "fine")), folder.resolve("hidden.pcapng"));
    EngineRun run = TestEngine.with("parsers: [probe]").run(capture);
    assertThat(run.report().failure()).isNull();
    assertThat(run.report().faults()).hasSize(1);
    assertThat(run.events("probe")).extracting(event -> event.get("text").asText()).containsExactly("fine");
  }

  @Test
  void aParserThatAlwaysFailsIsSwitchedOff() {
    List<CapturedPacket> packets = new ArrayList<>();
    for (int flow = 0; flow < 1200; flow++) packets.add(packet(flow, flow, "exception"));
    packets.add(packet(1200, 1200, "too late"));
    EngineRun run = TestEngine.with("parsers: [probe]").run(Captures.write(packets, folder.resolve("off.pcapng")));
    assertThat(run.events()).isEmpty();
    assertThat(run.report().anomalies()).containsEntry("engine.parser_fault", 1000L);
    assertThat(run.report().faults()).contains("probe: switched off after 1000 faults");
  }
}
