package io.wirestash.processor.geoip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wirestash.testkit.CaptureWriter;
import io.wirestash.testkit.Frames;
import io.wirestash.testkit.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a capture, with their places. */
class GeoipTest {
  private static final Map<String, ?> CITY =
      Map.of(
          "country", Map.of("iso_code", "DE", "names", Map.of("en", "Germany", "de", "Deutschland")),
          "subdivisions", List.of(Map.of("iso_code", "BE", "names", Map.of("en", "Land Berlin"))),
          "city", Map.of("names", Map.of("en", "Berlin")),
          "location", Map.of("latitude", 52.5, "longitude", 13.25));
  private static final Map<String, ?> NETWORK =
      Map.of("autonomous_system_number", 64_500, "autonomous_system_organization", "Example Networks");

  @TempDir Path folder;
  private Path city;
  private Path network;

  @BeforeEach
  void databases() throws IOException {
    city = new MaxMindFile().with("91.198.0.0/16", CITY).with("2a00:1450::/32", CITY).write(folder.resolve("city.mmdb"));
    network = new MaxMindFile().with("91.198.0.0/16", NETWORK).write(folder.resolve("asn.mmdb"));
  }

  private Path capture(Frames... frames) throws IOException {
    var writer = CaptureWriter.pcap();
    for (int i = 0; i < frames.length; i++) writer.packet(1_700_000_000_000_000_000L + i, frames[i].bytes());
    return Files.write(folder.resolve("packets.pcap"), writer.bytes());
  }

  private static Frames datagram(String source, String destination) {
    Frames link = Frames.frame().ethernet();
    Frames network = source.contains(":") ? link.ipv6(source, destination) : link.ipv4(source, destination);
    return network.udp(4000, 9).payload("x");
  }

  private TestEngine engine(String options) {
    return TestEngine.with("parsers: [session]\nprocessors: [{geoip: {" + options + "}}]");
  }

  private TestEngine engine() {
    return engine("databases: [" + city + ", " + network + "]");
  }

  private JsonNode only(TestEngine engine, String source, String destination) throws IOException {
    return engine.run(capture(datagram(source, destination))).assertSound().events("session").get(0);
  }

  @Test
  void addsWhatTheDatabasesKnowTogether() throws IOException {
    assertThat(only(engine(), "91.198.1.2", "10.0.0.1").get("src_geo").toString())
        .isEqualTo(
            "{\"country_iso\":\"DE\",\"country\":\"Germany\",\"region\":\"Land Berlin\",\"city\":\"Berlin\","
                + "\"location\":{\"lat\":52.5,\"lon\":13.25},\"asn\":64500,\"as_org\":\"Example Networks\","
                + "\"label\":\"Germany-Land Berlin-Berlin-Example Networks\"}");
  }

  @Test
  void saysWhyAnAddressIsNowhere() throws IOException {
    assertThat(only(engine(), "91.198.1.2", "10.0.0.1").get("dst_geo").toString())
        .isEqualTo("{\"kind\":\"private\",\"label\":\"private-None-None-NONE\"}");
  }

  @Test
  void anUnknownAddressHasALabelOnly() throws IOException {
    assertThat(only(engine(), "8.8.8.8", "8.8.4.4").get("src_geo").toString())
        .isEqualTo("{\"label\":\"None-None-None-NONE\"}");
  }

  @Test
  void findsIpv6Addresses() throws IOException {
    assertThat(only(engine(), "2a00:1450::1", "fe80::1").at("/src_geo/city").asText()).isEqualTo("Berlin");
  }

  @Test
  void hasItsPlacesInEcs() throws IOException {
    JsonNode event = only(engine().ecs(), "91.198.1.2", "10.0.0.1");
    assertThat(event.at("/source/geo/country_iso_code").asText()).isEqualTo("DE");
    assertThat(event.at("/source/geo/location/lat").asDouble()).isEqualTo(52.5);
    assertThat(event.at("/source/as/number").asInt()).isEqualTo(64_500);
    assertThat(event.at("/source/as/organization/name").asText()).isEqualTo("Example Networks");
    assertThat(event.at("/destination/geo/name").asText()).startsWith("private");
    assertThat(event.at("/destination").has("as")).isFalse();
  }

  @Test
  void speaksTheLanguageAskedForWhereTheDatabaseDoes() throws IOException {
    JsonNode place = only(engine("databases: [" + city + "], language: de"), "91.198.1.2", "10.0.0.1").get("src_geo");
    assertThat(place.get("country").asText()).isEqualTo("Deutschland");
    assertThat(place.get("city").asText()).isEqualTo("Berlin");
  }

  @Test
  void readsFlatRecords() throws IOException {
    Path flat = new MaxMindFile()
        .with("8.8.8.0/24", Map.of("country_code", "US", "asn", "AS15169", "as_name", "Google"))
        .write(folder.resolve("flat.mmdb"));
    JsonNode place = only(engine("databases: " + flat), "8.8.8.8", "8.8.4.4").get("src_geo");
    assertThat(place.get("country").asText()).isEqualTo("United States");
    assertThat(place.get("asn").asInt()).isEqualTo(15_169);
  }

  @Test
  void readsQqwry() throws IOException {
    byte[] file = new QqwryFile().range(0x3ad9c800L, 0x3ad9c8ffL, "江苏省南京市", "CZ88.NET").bytes();
    Path qqwry = Files.write(folder.resolve("qqwry.dat"), file);
    JsonNode place = only(engine("databases: " + qqwry), "58.217.200.117", "10.0.0.2").get("src_geo");
    assertThat(place.get("label").asText()).isEqualTo("江苏省南京市-None-None-NONE");
  }

  @Test
  void aMissingDatabaseIsAnErrorThatSaysWhatToDo() {
    assertThatThrownBy(() -> only(engine("databases: " + folder.resolve("none.mmdb")), "8.8.8.8", "8.8.4.4"))
        .hasMessageContaining("there is no database")
        .hasMessageContaining("GeoLite2");
  }

  @Test
  void aFileThatIsNoDatabaseIsAnError() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mmdb"), "no database at all");
    assertThatThrownBy(() -> only(engine("databases: " + text), "8.8.8.8", "8.8.4.4"))
        .hasMessageContaining("neither a MaxMind DB file nor a qqwry.dat");
  }
}
