package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.api.OptionsException;
import io.wirestash.api.event.Ip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("places.mmdb"), database());
  }

  @Test
  void addsUpTheHostsOfACountryAndOfANetwork() {
    Network network = new Network();
    network.udp("10.0.0.1", 1, "192.0.2.1", 2, 72).udp("10.0.0.2", 1, "192.0.2.1", 2, 72);
    network.udp("10.0.0.2", 1, "192.0.2.2", 2, 72);
    List<ObjectNode> events =
        network.run("by: [country, network], alarms: [], geoip: '" + file + "'", 1).events("stats");
    assertThat(events.get(0).path("top").path(0).toString())
        .isEqualTo("{\"key\":\"CL\",\"share\":1.0,\"packets\":3,\"bytes\":300,\"sent_packets\":3,\"sent_bytes\":300,"
            + "\"flows\":3,\"new_flows\":3,\"syns\":0,\"resets\":0}");
    assertThat(events.get(0).path("top").path(1).path("key").asText()).isEqualTo("unknown");
    assertThat(events.get(1).path("top").findValuesAsText("key"))
        .containsExactlyInAnyOrder("AS64500 Example", "unknown");
  }

  @Test
  void knowsNothingOfWhatTheFileDoesNotHave() {
    Places places = new Places(List.of(file));
    assertThat(places.country(Ip.v6(0x20010db800000000L, 1))).isEqualTo("unknown");
    assertThat(places.network(Ip.v4(0xc0000201))).isZero();
  }

  @Test
  void refusesFilesThatCannotBeRead() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.mmdb"), "no database");
    for (Path each : List.of(broken, folder.resolve("absent.mmdb"))) {
      assertThatThrownBy(() -> new Places(List.of(each)))
          .isInstanceOf(OptionsException.class)
          .hasMessageContaining(each.toString());
    }
  }

  /** One node: addresses below 128.0.0.0 have a record, the others have none. The format is in MaxMind DB 2.0. */
  private static byte[] database() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, 0, 17, 0, 0, 1}); // left: data 0 after node count 1 and 16; right: not found
    out.writeBytes(new byte[16]);
    map(out, 3);
    text(out, "country");
    map(out, 1);
    text(out, "iso_code");
    text(out, "CL");
    member(out, "autonomous_system_number", 64_500);
    text(out, "autonomous_system_organization");
    text(out, "Example");
    out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1));
    metadata(out);
    return out.toByteArray();
  }

  private static void metadata(ByteArrayOutputStream out) {
    map(out, 8);
    member(out, "node_count", 1);
    member(out, "record_size", 24);
    member(out, "ip_version", 4);
    member(out, "binary_format_major_version", 2);
    member(out, "binary_format_minor_version", 0);
    member(out, "build_epoch", 1_700_000_000);
    text(out, "database_type");
    text(out, "Test");
    text(out, "languages");
    out.write(0);
    out.write(4); // an empty array: type 11 is written as 0 and 11 - 7
  }

  private static void map(ByteArrayOutputStream out, int entries) {
    out.write(7 << 5 | entries);
  }

  private static void text(ByteArrayOutputStream out, String text) {
    if (text.length() < 29) {
      out.write(2 << 5 | text.length());
    } else {
      out.write(2 << 5 | 29);
      out.write(text.length() - 29);
    }
    out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void member(ByteArrayOutputStream out, String name, int value) {
    text(out, name);
    out.write(6 << 5 | 4); // 32 bits, unsigned
    for (int shift = 24; shift >= 0; shift -= 8) out.write(value >> shift);
  }
}
