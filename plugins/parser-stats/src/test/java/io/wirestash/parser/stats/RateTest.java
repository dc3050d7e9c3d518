package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
  private static final String OPTIONS = "alarms: [rate], interval: 1s, rate_bytes: 4KiB, rate_warm_up: 5";

  private final Network network = new Network();

  @Test
  void findsAHostThatSendsFarMoreThanBefore() {
    for (int second = 0; second < 20; second++) traffic(second, second == 12 ? 20 : 2 + second % 2);
    List<ObjectNode> jumps = network.anomalies(OPTIONS);
    assertThat(jumps).extracting(jump -> jump.path("src_ip").asText()).containsExactly("192.0.2.1", "198.51.100.7");
    ObjectNode evidence = (ObjectNode) jumps.get(0).path("evidence");
    assertThat(evidence.path("bytes").asInt()).isEqualTo(20 * 1028);
    assertThat(evidence.path("mean").asInt()).isBetween(2 * 1028, 3 * 1028);
    assertThat(evidence.path("intervals").asInt()).isEqualTo(12);
    assertThat(jumps.get(0).path("ts").asLong()).isEqualTo(Network.START + 13);
  }

  @Test
  void waitsUntilAHostIsKnown() {
    for (int second = 0; second < 6; second++) traffic(second, second == 4 ? 20 : 2);
    assertThat(network.anomalies(OPTIONS)).isEmpty();
  }

  @Test
  void getsUsedToAHigherRate() {
    for (int second = 0; second < 40; second++) traffic(second, second < 12 ? 2 : 20);
    assertThat(network.anomalies(OPTIONS)).isNotEmpty().allSatisfy(jump ->
        assertThat(jump.path("ts").asLong()).isLessThan(Network.START + 20));
  }

  @Test
  void expectsLeapsOfAHostThatOftenLeaps() {
    for (int second = 0; second < 40; second++) traffic(second, second % 3 == 0 ? 20 : 2);
    assertThat(network.anomalies(OPTIONS)).isEmpty();
  }

  private void traffic(int second, int packets) {
    network.at(Duration.ofSeconds(second));
    for (int i = 0; i < packets; i++) network.udp("192.0.2.1", 4000, "198.51.100.7", 4000, 1000);
  }
}
