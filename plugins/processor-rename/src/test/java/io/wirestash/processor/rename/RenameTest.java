package io.wirestash.processor.rename;

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
class RenameTest {
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
  void givesAMemberAnotherName() throws IOException {
    ObjectNode session = session(engine("rename: {from: src_packets, to: packets_sent}"));
    assertThat(session.get("packets_sent").asInt()).isEqualTo(1);
    assertThat(session.has("src_packets")).isFalse();
  }

  @Test
  void movesItIntoAnObject() throws IOException {
    assertThat(session(engine("rename: {from: src_packets, to: sent.packets}")).at("/sent/packets").asInt()).isEqualTo(1);
  }

  @Test
  void findsItInEcs() throws IOException {
    ObjectNode session = session(engine("rename: {from: src_packets, to: sent.packets}").ecs());
    assertThat(session.at("/sent/packets").asInt()).isEqualTo(1);
    assertThat(session.at("/source").has("packets")).isFalse();
  }

  @Test
  void timesStayExact() throws IOException {
    List<String> lines = List.of(new String(run(engine("rename: {from: state, to: s}")).lines()).split(","));
    assertThat(lines).contains("\"ts_start\":1700000000.000000");
  }

  @Test
  void whatIsNoNameIsRefused() {
    assertThatThrownBy(() -> session(engine("rename: {from: state, to: \"a..b\"}"))).hasMessageContaining("a..b");
    assertThatThrownBy(() -> session(engine("rename: {from: stat, to: a}"))).hasMessageContaining("state");
  }
}
