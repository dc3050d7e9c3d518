package io.wirestash.processor.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirestash.api.event.Ip;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {
  @TempDir Path folder;

  private JsonNode session(TestEngine engine, String source, String destination) throws IOException {
    Frames link = Frames.frame().ethernet();
    Frames network = source.contains(":") ? link.ipv6(source, destination) : link.ipv4(source, destination);
    Path capture = folder.resolve("packet.pcap");
    byte[] packet = network.udp(4000, 9).payload("x").bytes();
    Files.write(capture, CaptureWriter.pcap().packet(1_700_000_000_000_000_000L, packet).bytes());
    return engine.run(capture).assertSound().events("session").get(0);
  }

  private static TestEngine engine(String options) {
    return TestEngine.with("parsers: [session]\nprocessors: [{direction: {" + options + "}}]");
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, 10.0.0.2, IN, inbound", "192.168.1.1, 8.8.8.8, OUT, outbound", "10.0.0.1, 172.16.0.1, LOOP, internal",
    "8.8.8.8, 9.9.9.9, OTHER, external", "fd00::1, 2606:4700::1111, OUT, outbound", "2606:4700::1111, fe80::1, IN, inbound"
  })
  void isSeenFromPrivateNetworksUnlessSaidOtherwise(String source, String destination, String direction, String ecs)
      throws IOException {
    assertThat(session(engine(""), source, destination).get("direction").asText()).isEqualTo(direction);
    assertThat(session(engine("").ecs(), source, destination).at("/network/direction").asText()).isEqualTo(ecs);
  }

  @Test
  void isOneMemberInEachFormat() throws IOException {
    assertThat(session(engine(""), "8.8.8.8", "10.0.0.2").toString()).doesNotContain("inbound");
    assertThat(session(engine("").ecs(), "8.8.8.8", "10.0.0.2").toString()).doesNotContain("\"IN\"");
  }

  @Test
  void isSeenFromTheNetworksThatAreGiven() throws IOException {
    TestEngine engine = engine("local: [9.9.9.0/24, 10.1.0.0/16]");
    assertThat(session(engine, "10.0.0.1", "9.9.9.9").get("direction").asText()).isEqualTo("IN");
    assertThat(session(engine, "10.0.0.1", "10.2.0.1").get("direction").asText()).isEqualTo("OTHER");
  }

  @Test
  void hostStandsForTheAddressesOfThisMachine() {
    assertThat(LocalNetworks.of(List.of("host")).contains(Ip.v4(0x7f000001))).isTrue();
    assertThat(LocalNetworks.of(List.of("host")).contains(Ip.v4(0x08080808))).isFalse();
  }

  @Test
  void whatIsNoNetworkIsRefused() {
    assertThatThrownBy(() -> session(engine("local: [everywhere]"), "10.0.0.1", "10.0.0.2"))
        .hasMessageContaining("everywhere")
        .hasMessageContaining("local");
  }
}
