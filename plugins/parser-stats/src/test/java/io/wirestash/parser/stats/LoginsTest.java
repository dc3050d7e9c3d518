package io.wirestash.parser.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.CapturedPacket;
import io.wirestash.testkit.Conversation;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final String GUESSER = "192.0.2.1";
  private static final String SERVER = "198.51.100.7";

  private final Network network = new Network();
  private int port = 40_000;

  @Test
  void findsManyFailedLoginsAndTellsIfOneWorked() {
    for (int i = 0; i < 12; i++) login(SERVER, "root", false);
    login(SERVER, "root", true);
    ObjectNode guessing = only(anomalies(1));
    assertThat(guessing.path("code").asText()).isEqualTo("stats.brute_force");
    assertThat(guessing.path("src_ip").asText()).isEqualTo(GUESSER);
    assertThat(guessing.path("dst_ip").asText()).isEqualTo(SERVER);
    assertThat(guessing.path("detail").asText())
        .isEqualTo("12 ftp logins of 192.0.2.1 to 198.51.100.7 failed, 1 worked");
    assertThat(guessing.path("evidence").toString())
        .isEqualTo("{\"failures\":12,\"successes\":1,\"users\":1,\"limit\":10,\"window\":60}");
  }

  @Test
  void findsOnePasswordTriedForManyUsers() {
    for (int i = 0; i < 12; i++) login("198.51.100." + i % 4, "user" + i, false);
    ObjectNode spraying = only(anomalies(1));
    assertThat(spraying.path("code").asText()).isEqualTo("stats.password_spraying");
    assertThat(spraying.has("dst_ip")).isFalse();
    assertThat(spraying.path("evidence").toString())
        .isEqualTo("{\"users\":12,\"failures\":12,\"successes\":0,\"hosts\":4,\"limit\":10,\"window\":60}");
  }

  @Test
  void bringsTogetherWhatWorkersCountOfOneSource() {
    for (int i = 0; i < 12; i++) login("198.51.100." + i, "user" + i, false);
    assertThat(anomalies(4)).isEqualTo(anomalies(1)).hasSize(1);
  }

  @Test
  void takesForgetfulAndBusyUsersForNoGuessers() {
    for (int i = 0; i < 9; i++) login(SERVER, "alice", false);
    for (int i = 0; i < 30; i++) login(SERVER, "backup", true);
    assertThat(anomalies(1)).isEmpty();
  }

  private void login(String server, String user, boolean right) {
    Conversation conversation =
        Conversation.between(GUESSER, port++, server, 21)
            .handshake()
            .server("220 ready\r\n")
            .client("USER " + user + "\r\n")
            .server("331 password?\r\n")
            .client("PASS letmein\r\n")
            .server(right ? "230 welcome\r\n" : "530 no\r\n")
            .close();
    for (CapturedPacket each : conversation.packets()) network.add(each);
  }

  private List<ObjectNode> anomalies(int workers) {
    return network.run("[ftp, {stats: {by: []}}, anomaly]", workers, List.of()).events("anomaly");
  }

  private static ObjectNode only(List<ObjectNode> anomalies) {
    assertThat(anomalies).hasSize(1);
    return anomalies.get(0);
  }
}
