package io.wirestash.parser.stats;

import static io.wirestash.parser.stats.Network.ip;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.EngineRun;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
  private static final String CLIENT = "192.0.2.1";
  private static final String SERVER = "198.51.100.7";

  private final Network network = new Network();

  @Test
  void countsEachPacketForItsSenderAndItsReceiver() {
    network.udp(CLIENT, 4000, SERVER, 53, 72).udp(SERVER, 53, CLIENT, 4000, 172).udp("10.0.0.1", 4000, SERVER, 9, 22);
    ObjectNode hosts = only("by: [host]");
    assertThat(keys(hosts)).containsExactly(SERVER, CLIENT, "10.0.0.1");
    assertThat(hosts.path("total").toString())
        .isEqualTo("{\"keys\":3,\"packets\":3,\"bytes\":350,\"flows\":2,\"new_flows\":2,\"syns\":0,\"resets\":0}");
    assertThat(hosts.path("top").path(1).toString())
        .isEqualTo("{\"key\":\"192.0.2.1\",\"share\":0.8571,\"packets\":2,\"bytes\":300,\"sent_packets\":1,"
            + "\"sent_bytes\":100,\"flows\":1,\"new_flows\":1,\"syns\":0,\"resets\":0}");
    assertThat(hosts.has("others")).isFalse();
    assertThat(hosts.has("capped")).isFalse();
  }

  @Test
  void putsBothDirectionsOfTwoHostsTogether() {
    network.udp(SERVER, 4000, CLIENT, 53, 72).udp(CLIENT, 53, SERVER, 4000, 172).udp(CLIENT, 1, SERVER, 2, 22);
    ObjectNode pairs = only("by: [pair]");
    assertThat(keys(pairs)).containsExactly("192.0.2.1 198.51.100.7");
    assertThat(pairs.path("top").path(0).path("bytes").asInt()).isEqualTo(350);
    assertThat(pairs.path("top").path(0).path("sent_bytes").asInt()).isEqualTo(250);
  }

  @Test
  void countsFlowsOfBothIntervalsThatTheyTouchButBeginningsOnce() {
    network.connect(CLIENT, 4000, SERVER, 80).at(Duration.ofSeconds(61)).tcp(CLIENT, 4000, SERVER, 80, "RA");
    List<ObjectNode> events = stats("by: [protocol]");
    assertThat(events).hasSize(2);
    assertThat(total(events.get(0), "flows")).isEqualTo(1);
    assertThat(total(events.get(0), "new_flows")).isEqualTo(1);
    assertThat(total(events.get(0), "syns")).isEqualTo(1);
    assertThat(total(events.get(1), "flows")).isEqualTo(1);
    assertThat(total(events.get(1), "new_flows")).isZero();
    assertThat(total(events.get(1), "resets")).isEqualTo(1);
  }

  @Test
  void beginsIntervalsAtMultiplesSince1970AndEndsTheLastWithTheLastPacket() {
    network.at(Duration.ofSeconds(5)).udp(CLIENT, 1, SERVER, 2, 8);
    network.at(Duration.ofSeconds(62)).udp(CLIENT, 1, SERVER, 2, 8);
    List<ObjectNode> events = stats("by: [protocol]");
    assertThat(events).extracting(event -> event.path("ts_start").asLong() - Network.START).containsExactly(0L, 60L);
    assertThat(events).extracting(event -> event.path("ts_end").asLong() - Network.START).containsExactly(60L, 62L);
    assertThat(events).extracting(event -> event.path("interval").asInt()).containsExactly(60, 60);
  }

  @Test
  void namesProtocolsAndWhatIsNotIp() {
    network.udp(CLIENT, 1, SERVER, 2, 8).tcp(CLIENT, 1, SERVER, 2, "S").add(ip(CLIENT, SERVER).icmp(8, 0));
    network.add(ip(CLIENT, SERVER).type(200).payload("abcd"));
    network.add(frame().ethernet().type(0x88b5).payload("experimental"));
    assertThat(keys(only("by: [protocol]"))).containsExactlyInAnyOrder("udp", "tcp", "icmp", "ip-200", "not_ip");
  }

  @Test
  void namesServicesByWhatWasRecognisedAlsoForPacketsBefore() {
    String question = "\0\1\1\0\0\1\0\0\0\0\0\0\7example\3com\0\0\1\0\1";
    network.add(ip(CLIENT, SERVER).udp(4000, 5300).payload(question));
    network.add(ip(CLIENT, SERVER).udp(4001, 53).payload(question));
    network.add(ip(CLIENT, SERVER).udp(4001, 53).payload(question));
    network.tcp(CLIENT, 4002, SERVER, 8443, "S");
    List<ObjectNode> events =
        network.run("[dns, {stats: {by: [service], alarms: []}}]", 1, List.of()).events("stats");
    assertThat(keys(events.get(0))).containsExactly("dns", "8443/tcp");
    assertThat(events.get(0).path("top").path(0).path("packets").asInt()).isEqualTo(3);
    assertThat(events.get(0).path("top").path(0).path("new_flows").asInt()).isEqualTo(2);
  }

  @Test
  void sumsUpWhatIsNotAmongTheTop() {
    for (int i = 1; i <= 9; i++) network.udp("10.0.0." + i, 1, SERVER, 2, 100 * i);
    ObjectNode hosts = only("by: [host], top: 3");
    assertThat(keys(hosts)).containsExactly(SERVER, "10.0.0.9", "10.0.0.8");
    assertThat(hosts.path("others").path("keys").asInt()).isEqualTo(7);
    assertThat(hosts.path("others").path("bytes").asInt()).isEqualTo(2800 + 7 * 28);
    assertThat(hosts.path("others").path("packets").asInt()).isEqualTo(7);
  }

  @Test
  void countsAHostThatSpeaksWithItselfOnce() {
    network.udp(CLIENT, 1, CLIENT, 2, 72);
    assertThat(only("by: [host]").path("top").path(0).path("packets").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void tellsTheSameForAnyNumberOfWorkers(int workers) {
    manyHosts();
    String options = "interval: 1s, scanned_ports: 5, swept_hosts: 50, rate_bytes: 1KiB, rate_warm_up: 2";
    assertThat(text(network.run(options, workers))).isEqualTo(text(network.run(options, 1))).contains("host_sweep");
  }

  private void manyHosts() {
    for (int i = 0; i < 600; i++) {
      network.at(Duration.ofMillis(10L * i));
      String client = "10.0." + i % 7 + "." + i % 40;
      network.connect(client, 1024 + i, "172.16.0." + i % 11, 443);
      network.tcp(client, 1024 + i, "172.17." + i % 3 + "." + i % 200, 22 + i % 3, "S");
      network.tcp(CLIENT, 1024 + i, "172.18." + i % 3 + "." + i % 200, 22, "S");
      network.udp(client, 1024 + i, SERVER, 53 + i % 5, 10 * (i % 13));
      network.udp(SERVER, 53 + i % 5, client, 1024 + i, i % 200);
    }
  }

  private static String text(EngineRun run) {
    return run.events().toString();
  }

  @Test
  void saysWhenThereWereMoreHostsThanItKeeps() {
    for (int i = 0; i < 400; i++) network.udp("10.1." + i / 250 + "." + i % 250, 1, SERVER, 2, 72);
    ObjectNode hosts = only("by: [host], max_keys: 64");
    assertThat(hosts.path("capped").asBoolean()).isTrue();
    assertThat(total(hosts, "keys")).isEqualTo(64);
    assertThat(total(hosts, "bytes")).isEqualTo(40_000);
    assertThat(keys(hosts).get(0)).isEqualTo(SERVER);
    assertThat(hosts.path("top").path(0).path("bytes").asInt()).isEqualTo(40_000);
    int listed = hosts.path("top").findValues("bytes").stream().mapToInt(JsonNode::asInt).sum();
    assertThat(listed + hosts.path("others").path("bytes").asInt())
        .describedAs("each packet counts twice, and none is lost")
        .isEqualTo(80_000);
    assertThat(hosts.path("missed_bytes").asInt()).isBetween(100, 2000);
  }

  private ObjectNode only(String options) {
    List<ObjectNode> events = stats(options);
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private List<ObjectNode> stats(String options) {
    return network.run("alarms: [], " + options, 1).events("stats");
  }

  private static List<String> keys(ObjectNode event) {
    return event.path("top").findValuesAsText("key");
  }

  private static long total(ObjectNode event, String member) {
    return event.path("total").path(member).asLong();
  }
}
