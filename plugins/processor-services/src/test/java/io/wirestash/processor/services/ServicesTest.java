package io.wirestash.processor.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
  @TempDir Path folder;

  private JsonNode session(TestEngine engine, Frames packet) throws IOException {
    Path capture = folder.resolve("packet.pcap");
    Files.write(capture, CaptureWriter.pcap().packet(1_700_000_000_000_000_000L, packet.bytes()).bytes());
    return engine.run(capture).assertSound().events("session").get(0);
  }

  private static Frames network() {
    return Frames.frame().ethernet().ipv4("10.0.0.1", "10.0.0.2");
  }

  private static TestEngine engine(String options) {
    return TestEngine.with("parsers: [session]\nprocessors: [{services: {" + options + "}}]");
  }

  @ParameterizedTest
  @CsvSource({"tcp, 80, http", "tcp, 22, ssh", "udp, 53, domain", "udp, 123, ntp", "tcp, 3306, mysql", "udp, 514, syslog",
      "tcp, 514, shell", "sctp, 80, ", "udp, 59999, ", "icmp, 8, ", "tcp, -1, "})
  void dependOnTransportAndPort(String transport, int port, String name) throws IOException {
    assertThat(ServiceNames.builtIn().of(transport, port)).isEqualTo(name);
  }

  @Test
  void areAddedForBothPorts() throws IOException {
    JsonNode session = session(engine(""), network().udp(123, 53).payload("x"));
    assertThat(session.get("src_service").asText()).isEqualTo("ntp");
    assertThat(session.get("dst_service").asText()).isEqualTo("domain");
  }

  @Test
  void anUnknownPortGetsNothing() throws IOException {
    JsonNode session = session(engine(""), network().udp(59_999, 53).payload("x"));
    assertThat(session.has("src_service")).isFalse();
  }

  @Test
  void haveTheirPlaceInEcs() throws IOException {
    JsonNode session = session(engine("").ecs(), network().udp(59_999, 53).payload("x"));
    assertThat(session.at("/destination/service").asText()).isEqualTo("domain");
  }

  @Test
  void packetsWithoutPortsGetNothing() throws IOException {
    JsonNode session = session(engine(""), network().icmp(8, 0).payload("x"));
    assertThat(session.has("src_service") || session.has("dst_service")).isFalse();
  }

  @Test
  void namesOfTheUsersOwnComeFirst() throws IOException {
    Path own = Files.writeString(folder.resolve("own"), "# ours\nour-dns 53/udp dns2 # inside\n\nlab\t4000/udp\n");
    JsonNode session = session(engine("file: " + own), network().udp(4000, 53).payload("x"));
    assertThat(session.get("src_service").asText()).isEqualTo("lab");
    assertThat(session.get("dst_service").asText()).isEqualTo("our-dns");
  }

  @ParameterizedTest
  @CsvSource({"http", "http 80", "http 80/", "http 65536/tcp", "http eighty/tcp"})
  void aLineThatIsNoneIsAnErrorWithItsNumber(String line) throws IOException {
    Path own = Files.writeString(folder.resolve("own"), "ssh 22/tcp\n" + line + "\n");
    assertThatThrownBy(() -> session(engine("file: " + own), network().udp(1, 2).payload("x")))
        .hasMessageContaining("line 2")
        .hasMessageContaining("http 80/tcp");
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> session(engine("file: " + folder.resolve("none")), network().udp(1, 2).payload("x")))
        .hasMessageContaining("there is no file");
  }
}
