package io.wirestash.processor.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.EngineRun;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of datagrams from 10.0.0.1 to ports 1 to 3 of 10.0.0.2. */
class FilterTest {
  @TempDir Path folder;

  private EngineRun run(TestEngine engine) throws IOException {
    var writer = CaptureWriter.pcap();
    for (int port = 1; port <= 3; port++) {
      Frames datagram = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, port).payload("x");
      writer.packet(1_700_000_000_000_000_000L + port, datagram.bytes());
    }
    Path capture = Files.write(folder.resolve("datagrams.pcap"), writer.bytes());
    return engine.run(capture).assertSound();
  }

  private static TestEngine engine(String processor) {
    return TestEngine.with("parsers: [session]\nprocessors:\n  - " + processor);
  }

  private List<Integer> ports(String processor) throws IOException {
    return run(engine(processor)).events("session").stream().map(session -> session.get("dst_port").asInt()).toList();
  }

  @Test
  void keepsEventsForWhichAConditionHolds() throws IOException {
    assertThat(ports("filter: {keep: dst_port > 1}")).containsExactly(2, 3);
  }

  @Test
  void dropsEventsForWhichAConditionHolds() throws IOException {
    assertThat(ports("filter: {drop: dst_port > 1}")).containsExactly(1);
  }

  @Test
  void bothAtOnce() throws IOException {
    assertThat(ports("filter: {keep: dst_port > 1, drop: 'in_net(src_ip, \"10.0.0.0/8\") && dst_port == 3'}")).containsExactly(2);
  }

  @Test
  void doesNothingWhereItsOwnConditionDoesNotHold() throws IOException {
    assertThat(ports("{filter: {drop: dst_port > 0}, when: dst_port == 2}")).containsExactly(1, 3);
  }

  @Test
  void whatWasDroppedStandsInTheLedger() throws IOException {
    EngineRun run = run(engine("filter: {drop: dst_port > 1}"));
    assertThat(run.report().filtered()).isEqualTo(2);
    assertThat(run.report().delivered()).isEqualTo(1);
  }

  @Test
  void worksOnEventsInEcsToo() throws IOException {
    List<ObjectNode> events = run(engine("filter: {keep: dst_port == 2}").ecs()).events("session");
    assertThat(events).singleElement().extracting(event -> event.at("/destination/port").asInt()).isEqualTo(2);
  }

  @Test
  void aMisspeltMemberIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> ports("filter: {keep: dst_prt == 1}")).hasMessageContaining("dst_port");
  }

  @Test
  void withoutAConditionItIsRefused() {
    assertThatThrownBy(() -> ports("filter")).hasMessageContaining("what to keep or what to drop");
  }
}
