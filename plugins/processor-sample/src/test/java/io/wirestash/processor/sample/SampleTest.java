package io.wirestash.processor.sample;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Sessions of datagrams from 10.0.0.1 to ports 1 to 400 of 10.0.0.2. */
class SampleTest {
  @TempDir Path folder;

  private EngineRun run(TestEngine engine) throws IOException {
    var writer = CaptureWriter.pcap();
    for (int port = 1; port <= 400; port++) {
      Frames datagram = Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, port).payload("x");
      writer.packet(1_700_000_000_000_000_000L + port, datagram.bytes());
    }
    Path capture = Files.write(folder.resolve("datagrams.pcap"), writer.bytes());
    return engine.run(capture).assertSound();
  }

  private static TestEngine engine(String processor) {
    return TestEngine.with("parsers: [session]\nprocessors:\n  - " + processor);
  }

  private List<String> chosen(String processor) throws IOException {
    List<ObjectNode> events = run(engine(processor)).events("session");
    return events.stream().map(event -> event.get("event_id").asText()).toList();
  }

  @Test
  void keepsAboutOneOfSoMany() throws IOException {
    assertThat(chosen("sample: {one_of: 10}")).hasSizeBetween(20, 65);
    assertThat(chosen("sample: {one_of: 10, by: event}")).hasSizeBetween(20, 65);
  }

  @Test
  void keepsAllOfOne() throws IOException {
    assertThat(chosen("sample: {one_of: 1}")).hasSize(400);
  }

  @Test
  void choosesTheSameInEveryRun() throws IOException {
    assertThat(chosen("sample: {one_of: 10}")).isEqualTo(chosen("sample: {one_of: 10}"));
    assertThat(run(engine("sample: {one_of: 10}").workers(3)).lines()).isEqualTo(run(engine("sample: {one_of: 10}")).lines());
  }
}
