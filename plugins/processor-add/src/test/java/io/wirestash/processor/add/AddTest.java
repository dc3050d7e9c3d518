package io.wirestash.processor.add;

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

/** Sessions of datagrams from 10.0.0.1 to ports 1 of 10.0.0.2. */
class AddTest {
  @TempDir Path folder;

  private EngineRun run(TestEngine engine) throws IOException {
    var writer = CaptureWriter.pcap();
    for (int port = 1; port <= 1; port++) {
      Frames datagram = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, port).payload("x");
      writer.packet(1_700_000_000_000_000_000L + port, datagram.bytes());
    }
    Path capture = Files.write(folder.resolve("datagrams.pcap"), writer.bytes());
    return engine.run(capture).assertSound();
  }

  private static TestEngine engine(String processor) {
    return TestEngine.with("parsers: [session]\nprocessors:\n  - " + processor);
  }

  private ObjectNode session(TestEngine engine) throws IOException {
    return run(engine).events("session").get(0);
  }

  @Test
  void addsAMemberInBothFormats() throws IOException {
    assertThat(session(engine("add: {member: site.name, value: lab}")).at("/site/name").asText()).isEqualTo("lab");
    assertThat(session(engine("add: {member: site.name, value: lab}").ecs()).at("/site/name").asText()).isEqualTo("lab");
  }

  @Test
  void valuesHaveTypes() throws IOException {
    assertThat(session(engine("add: {member: a, value: 5}")).get("a").isTextual()).isTrue();
    assertThat(session(engine("add: {member: a, value: 5, type: integer}")).get("a").asLong()).isEqualTo(5);
    assertThat(session(engine("add: {member: a, value: 0.5, type: number}")).get("a").asDouble()).isEqualTo(0.5);
    assertThat(session(engine("add: {member: a, value: true, type: boolean}")).get("a").asBoolean()).isTrue();
  }

  @Test
  void aMemberThatIsThereGetsTheValue() throws IOException {
    assertThat(session(engine("add: {member: state, value: mine}")).get("state").asText()).isEqualTo("mine");
  }

  @Test
  void onlyToEventsForWhichItsConditionHolds() throws IOException {
    assertThat(session(engine("{add: {member: a, value: b}, when: dst_port == 9}")).has("a")).isFalse();
  }

  @Test
  void whatDoesNotFitItsTypeIsRefused() {
    for (String wrong : List.of("value: x, type: integer", "value: NaN, type: number", "value: yes, type: boolean")) {
      assertThatThrownBy(() -> session(engine("add: {member: a, " + wrong + "}"))).hasMessageContaining("value");
    }
    assertThatThrownBy(() -> session(engine("add: {member: \"a b\", value: c}"))).hasMessageContaining("a b");
  }
}
