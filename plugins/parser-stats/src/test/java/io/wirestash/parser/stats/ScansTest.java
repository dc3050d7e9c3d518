package io.wirestash.parser.stats;

import static io.wirestash.parser.stats.Network.ip;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wirestash.testkit.Frames;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScansTest {
  private static final String SCANNER = "192.0.2.1";
  private static final String TARGET = "198.51.100.7";
  private static final String SCANS = "alarms: [port_scan, host_sweep], scanned_ports: 20, swept_hosts: 25";

  private final Network network = new Network();

  @ParameterizedTest
  @CsvSource({"S, SYN", "F, FIN", "'', NULL", "FPU, XMAS"})
  void findsPortScansByTheirFlags(String flags, String kind) {
    for (int port = 1; port <= 30; port++) network.tcp(SCANNER, 40_000, TARGET, port, flags);
    ObjectNode scan = only(network.anomalies(SCANS));
    assertThat(scan.path("code").asText()).isEqualTo("stats.port_scan");
    assertThat(scan.path("src_ip").asText()).isEqualTo(SCANNER);
    assertThat(scan.path("dst_ip").asText()).isEqualTo(TARGET);
    assertThat(scan.path("evidence").toString())
        .isEqualTo("{\"ports\":30,\"accepted\":0,\"refused\":0,\"packets\":30,\"limit\":20,\"window\":60}");
    assertThat(scan.path("detail").asText())
        .isEqualTo("192.0.2.1 tried 30 ports of 198.51.100.7 (" + kind + "), 0 accepted");
  }

  @Test
  void findsPortScansByUdp() {
    for (int port = 1; port <= 30; port++) network.udp(SCANNER, 40_000, TARGET, port, 0);
    assertThat(only(network.anomalies(SCANS)).path("detail").asText()).contains("30 ports").contains("(UDP)");
  }

  @Test
  void tellsHowManyPortsAcceptedAndRefused() {
    for (int port = 1; port <= 40; port++) {
      network.tcp(SCANNER, 40_000, TARGET, port, "S").tcp(TARGET, port, SCANNER, 40_000, port <= 3 ? "SA" : "RA");
    }
    ObjectNode evidence = (ObjectNode) only(network.anomalies(SCANS)).path("evidence");
    assertThat(evidence.path("ports").asInt()).isEqualTo(40);
    assertThat(evidence.path("accepted").asInt()).isEqualTo(3);
    assertThat(evidence.path("refused").asInt()).isEqualTo(37);
  }

  @Test
  void countsWhatIcmpCallsUnreachableAsRefused() {
    for (int port = 1; port <= 30; port++) {
      Frames probe = ip(SCANNER, TARGET).udp(40_000, port);
      byte[] datagram = probe.bytes();
      network.add(probe);
      network.add(ip(TARGET, SCANNER).icmp(3, 3).payload(Arrays.copyOfRange(datagram, 14, datagram.length)));
    }
    assertThat(only(network.anomalies(SCANS)).path("evidence").path("refused").asInt()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(ints = {19, 20})
  void beginsAtTheLimit(int ports) {
    for (int port = 1; port <= ports; port++) network.tcp(SCANNER, 40_000, TARGET, port, "S");
    assertThat(network.anomalies(SCANS)).hasSize(ports == 20 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.1, 10.0.0.", "2001:db8::1, 2001:db8:1::"})
  void findsSweepsOfOnePort(String scanner, String targets) {
    for (int host = 1; host <= 30; host++) network.tcp(scanner, 40_000, targets + host, 445, "S");
    ObjectNode sweep = only(network.anomalies(SCANS));
    assertThat(sweep.path("code").asText()).isEqualTo("stats.host_sweep");
    assertThat(sweep.path("src_ip").asText()).isEqualTo(scanner);
    assertThat(sweep.has("dst_ip")).isFalse();
    assertThat(sweep.path("evidence").toString())
        .isEqualTo("{\"hosts\":30,\"port\":445,\"accepted\":0,\"refused\":0,\"packets\":30,\"limit\":25,"
            + "\"window\":60}");
  }

  @Test
  void findsSweepsByPing() {
    for (int host = 1; host <= 30; host++) network.add(ping(SCANNER, "10.0.0." + host));
    ObjectNode sweep = only(network.anomalies(SCANS));
    assertThat(sweep.path("detail").asText()).isEqualTo("192.0.2.1 tried 30 hosts (PING), 0 accepted");
    assertThat(sweep.path("evidence").has("port")).isFalse();
  }

  private static Frames ping(String source, String destination) {
    return ip(source, destination).icmp(8, 0).payload("abcdefgh");
  }

  @Test
  void takesClientsOfManyServersAndPortsForNoScanners() {
    for (int i = 1; i <= 60; i++) {
      network.connect(SCANNER, 40_000 + i, "10.0.0." + i, 443); // a browser
      network.connect(SCANNER, 41_000 + i, TARGET, 50_000 + i); // passive FTP
      network.udp(SCANNER, 42_000 + i, TARGET, 6000 + i, 8).udp(TARGET, 6000 + i, SCANNER, 42_000 + i, 8);
      network.udp(SCANNER, 5353, "224.0.0." + i, 5353, 8);
    }
    assertThat(network.anomalies(SCANS)).isEmpty();
  }

  @Test
  void takesConnectionsOfWhichOnlyOneSideWasCapturedForAccepted() {
    for (int i = 1; i <= 60; i++) {
      network.tcp(SCANNER, 40_000 + i, "10.0.0." + i, 443, "S").tcp(SCANNER, 40_000 + i, "10.0.0." + i, 443, "A");
    }
    assertThat(network.anomalies(SCANS)).isEmpty();
  }

  @Test
  void tellsOnlyTheWorstOfASourcesScansAndHowManyTargetsThereAre() {
    for (int host = 1; host <= 5; host++) {
      for (int port = 1; port <= 20 + host; port++) network.tcp(SCANNER, 40_000, "10.0.0." + host, port, "S");
    }
    ObjectNode scan = only(network.anomalies(SCANS));
    assertThat(scan.path("dst_ip").asText()).isEqualTo("10.0.0.5");
    assertThat(scan.path("evidence").path("targets").asInt()).isEqualTo(5);
  }

  @Test
  void tellsOfTheHundredWorstOfAll() {
    for (int host = 1; host <= 150; host++) {
      for (int port = 1; port <= 20 + host % 10; port++) network.tcp("10.0.0." + host, 40_000, TARGET, port, "S");
    }
    List<ObjectNode> scans = network.anomalies(SCANS);
    assertThat(scans)
        .hasSize(100)
        .extracting(scan -> scan.path("evidence").path("ports").asInt())
        .isSortedAccordingTo(reverseOrder());
    assertThat(scans.get(0).path("src_ip").asText()).isEqualTo("10.0.0.9");
  }

  @Test
  void findsAScanAcrossTheBorderOfTwoIntervalsOnce() {
    network.at(Duration.ofSeconds(59));
    for (int port = 1; port <= 15; port++) network.tcp(SCANNER, 40_000, TARGET, port, "S");
    network.at(Duration.ofSeconds(61));
    for (int port = 11; port <= 25; port++) network.tcp(SCANNER, 40_001, TARGET, port, "S");
    network.at(Duration.ofSeconds(121));
    for (int port = 30; port <= 40; port++) network.tcp(SCANNER, 40_002, TARGET, port, "S");
    ObjectNode scan = only(network.anomalies(SCANS));
    assertThat(scan.path("evidence").path("ports").asInt()).isEqualTo(25);
    assertThat(scan.path("evidence").path("window").asInt()).isEqualTo(120);
  }

  @Test
  void tellsOfAScanThatGoesOnInEachInterval() {
    for (int minute = 0; minute < 3; minute++) {
      network.at(Duration.ofMinutes(minute));
      for (int port = 1; port <= 25; port++) network.tcp(SCANNER, 40_000 + minute, TARGET, 100 * minute + port, "S");
    }
    assertThat(network.anomalies(SCANS)).hasSize(3);
  }

  @Test
  void addsNothingToIntervalsBetweenWhichOneIsMissing() {
    for (int port = 1; port <= 15; port++) network.tcp(SCANNER, 40_000, TARGET, port, "S");
    network.at(Duration.ofSeconds(121));
    for (int port = 16; port <= 30; port++) network.tcp(SCANNER, 40_001, TARGET, port, "S");
    assertThat(network.anomalies(SCANS)).isEmpty();
  }

  private static ObjectNode only(List<ObjectNode> anomalies) {
    assertThat(anomalies).hasSize(1);
    return anomalies.get(0);
  }
}
