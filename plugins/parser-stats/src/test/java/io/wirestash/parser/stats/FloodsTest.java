package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloodsTest {
  private static final String CLIENT = "192.0.2.1";
  private static final String VICTIM = "198.51.100.7";

  private final Network network = new Network();

  @Test
  void findsFloodsOfSynsFromForgedSources() {
    for (int i = 0; i < 120; i++) network.tcp("10.0.0." + i, 1000 + i, VICTIM, 80, "S");
    for (int i = 0; i < 20; i++) network.connect(CLIENT, 40_000 + i, VICTIM, 80);
    ObjectNode flood = only(network.anomalies("alarms: [syn_flood], flood_syns: 100"));
    assertThat(flood.path("code").asText()).isEqualTo("stats.syn_flood");
    assertThat(flood.path("dst_ip").asText()).isEqualTo(VICTIM);
    assertThat(flood.has("src_ip")).isFalse();
    ObjectNode evidence = (ObjectNode) flood.path("evidence");
    assertThat(evidence.path("syns").asInt()).isEqualTo(140);
    assertThat(evidence.path("established").asInt()).isEqualTo(20);
    assertThat(evidence.path("port").asInt()).isEqualTo(80);
    assertThat(evidence.path("sources").asInt()).isBetween(115, 127); // counted by a sketch: 121
  }

  @Test
  void takesABusyServerForNoVictim() {
    for (int i = 0; i < 150; i++) network.connect("10.0.0." + i, 40_000, VICTIM, 80);
    assertThat(network.anomalies("alarms: [syn_flood], flood_syns: 10")).isEmpty();
  }

  @Test
  void takesAPortScanForNoFlood() {
    for (int port = 1; port <= 150; port++) network.tcp(CLIENT, 40_000, VICTIM, port, "S");
    assertThat(network.anomalies("alarms: [syn_flood], flood_syns: 100")).isEmpty();
  }

  @Test
  void findsFloodsOfDatagramsThatNobodyAnswers() {
    for (int i = 0; i < 100; i++) network.udp("10.0.0." + i % 50, 1000, VICTIM, 7000 + i % 3, 72);
    ObjectNode flood = only(network.anomalies("alarms: [udp_flood], flood_datagrams: 100"));
    assertThat(flood.path("code").asText()).isEqualTo("stats.udp_flood");
    assertThat(flood.path("evidence").toString())
        .isEqualTo("{\"packets\":100,\"bytes\":10000,\"sources\":50,\"ports\":3,\"limit\":100,\"window\":60}");
  }

  @Test
  void takesTalkBothWaysAndMulticastForNoFlood() {
    network.udp(CLIENT, 4000, VICTIM, 4000, 100).udp(VICTIM, 4000, CLIENT, 4000, 10);
    for (int i = 0; i < 200; i++) {
      network.udp(CLIENT, 4000, VICTIM, 4000, 100); // a call
      network.udp(CLIENT, 5004, "239.1.2.3", 5004, 100); // television
    }
    assertThat(network.anomalies("alarms: [udp_flood], flood_datagrams: 100")).isEmpty();
  }

  @Test
  void findsAmplificationAtTheVictim() {
    for (int i = 0; i < 50; i++) network.udp("10.0.0." + i, 11_211, VICTIM, 80, 1372);
    ObjectNode attack = only(network.anomalies("alarms: [amplification], amplified_bytes: 64KiB"));
    assertThat(attack.path("code").asText()).isEqualTo("stats.amplification");
    assertThat(attack.path("detail").asText())
        .isEqualTo("198.51.100.7 got 70000 bytes from 50 memcached servers for 0 bytes");
    assertThat(attack.path("evidence").toString())
        .isEqualTo("{\"received_bytes\":70000,\"sent_bytes\":0,\"packets\":50,\"amplifiers\":50,\"port\":11211,"
            + "\"ratio_limit\":10,\"limit\":65536,\"window\":60}");
  }

  @Test
  void findsAmplificationAtTheAmplifier() {
    for (int i = 0; i < 50; i++) {
      network.udp(VICTIM, 123, "10.0.0.1", 123, 8); // what the forger sends
      for (int answer = 0; answer < 10; answer++) network.udp("10.0.0.1", 123, VICTIM, 123, 440);
    }
    ObjectNode attack = only(network.anomalies("alarms: [amplification], amplified_bytes: 64KiB"));
    assertThat(attack.path("dst_ip").asText()).isEqualTo(VICTIM);
    assertThat(attack.path("evidence").path("sent_bytes").asInt()).isEqualTo(50 * 36);
  }

  @Test
  void takesAnswersOfResolversForNoAmplification() {
    for (int i = 0; i < 100; i++) {
      network.udp(VICTIM, 4000 + i, "10.0.0.1", 53, 40).udp("10.0.0.1", 53, VICTIM, 4000 + i, 400);
    }
    assertThat(network.anomalies("alarms: [amplification], amplified_bytes: 10KiB")).isEmpty();
  }

  private static ObjectNode only(List<ObjectNode> anomalies) {
    assertThat(anomalies).hasSize(1);
    return anomalies.get(0);
  }
}
