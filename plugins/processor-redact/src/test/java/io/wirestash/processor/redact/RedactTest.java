package io.wirestash.processor.redact;

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

/** Sessions of datagrams from 10.0.0.1 to ports 1 and 2 of 10.0.0.2. */
class RedactTest {
  @TempDir Path folder;

  private EngineRun run(TestEngine engine) throws IOException {
    var writer = CaptureWriter.pcap();
    for (int port = 1; port <= 2; port++) {
      Frames datagram = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, port).payload("x");
      writer.packet(1_700_000_000_000_000_000L + port, datagram.bytes());
    }
    Path capture = Files.write(folder.resolve("datagrams.pcap"), writer.bytes());
    return engine.run(capture).assertSound();
  }

  private static TestEngine engine(String processor) {
    return TestEngine.with("parsers: [session]\nprocessors:\n  - " + processor);
  }

  private List<ObjectNode> sessions(String processor) throws IOException {
    return run(engine(processor)).events("session");
  }

  @Test
  void masks() throws IOException {
    ObjectNode session = sessions("redact: {members: [src_ip, src_ttl.min]}").get(0);
    assertThat(session.get("src_ip").asText()).isEqualTo("***");
    assertThat(session.at("/src_ttl/min").asText()).isEqualTo("***");
    assertThat(session.at("/src_ttl/max").asInt()).isEqualTo(64);
  }

  @Test
  void masksTheSameMemberInEcs() throws IOException {
    ObjectNode session = run(engine("redact: {members: src_ip}").ecs()).events("session").get(0);
    assertThat(session.at("/source/ip").asText()).isEqualTo("***");
  }

  @Test
  void drops() throws IOException {
    assertThat(sessions("redact: {members: [src_ip], how: drop}").get(0).has("src_ip")).isFalse();
  }

  @Test
  void hashesShowEqualValuesAsEqual() throws IOException {
    List<ObjectNode> sessions = sessions("redact: {members: [src_ip, dst_port], how: hash}");
    assertThat(sessions.get(0).get("src_ip").asText()).matches("[0-9a-f]{32}").isEqualTo(sessions.get(1).get("src_ip").asText());
    assertThat(sessions.get(0).get("dst_port")).isNotEqualTo(sessions.get(1).get("dst_port"));
  }

  @Test
  void hashesOfTwoRunsAreEqualOnlyWithAKey() throws IOException {
    String keyed = "redact: {members: src_ip, how: hash, key: secret}";
    assertThat(sessions(keyed)).isEqualTo(sessions(keyed));
    String unkeyed = "redact: {members: src_ip, how: hash}";
    assertThat(sessions(unkeyed)).isNotEqualTo(sessions(unkeyed));
  }

  @Test
  void aMisspeltMemberIsRefusedBeforeTheRun() {
    assertThatThrownBy(() -> sessions("redact: {members: src_pi}")).hasMessageContaining("src_ip");
  }
}
