package io.wirestash.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.core.packet.PacketMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTableTest {
  private static final String CLIENT = "10.0.0.1:4000";
  private static final String SERVER = "10.0.0.2:80";
  private static final int ACK = TcpTracker.ACK;

  private final PacketMaker packets = new PacketMaker();
  private final Traffic traffic = new Traffic();

  private TrackedFlow there() {
    return traffic.send(packets.udp(CLIENT, SERVER, 10));
  }

  private TrackedFlow back() {
    return traffic.send(packets.udp(SERVER, CLIENT, 20));
  }

  // ---- which packets belong together

  @Test
  void bothDirectionsAreOneFlow() {
    TrackedFlow flow = there();
    assertThat(back()).isSameAs(flow);
    assertThat(traffic.table.opened()).isOne();
    assertThat(flow.payloadBytes(Direction.CLIENT)).isEqualTo(10);
    assertThat(flow.payloadBytes(Direction.SERVER)).isEqualTo(20);
    assertThat(flow.bytes(Direction.CLIENT)).isEqualTo(20 + 8 + 10);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1:4001, 10.0.0.2:80", "10.0.0.1:4000, 10.0.0.2:81", "10.0.0.3:4000, 10.0.0.2:80", "10.0.0.2:4000, 10.0.0.1:80",
    "10.0.0.1:80, 10.0.0.2:4000", "[::10.0.0.1]:4000, [::10.0.0.2]:80"
  })
  void anyOtherAddressOrPortIsAnotherFlow(String from, String to) {
    there();
    traffic.send(packets.udp(from, to, 10));
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @Test
  void anotherTransportIsAnotherFlow() {
    there();
    traffic.send(packets.sctp(CLIENT, SERVER));
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @Test
  void anotherVlanIsAnotherFlow() {
    there();
    packets.vlan(7);
    there();
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @Test
  void anotherInterfaceIsAnotherFlow() {
    there();
    packets.networkInterface(1);
    back();
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"VXLAN, 2", "GRE, 2", "GTP, 1", "MPLS, 1"})
  void anotherTunnelIdIsAnotherFlowWhereBothDirectionsShareIt(TunnelKind kind, int flows) {
    packets.tunnel(kind, 1);
    there();
    packets.tunnel(kind, 2);
    back();
    assertThat(traffic.table.opened()).isEqualTo(flows);
  }

  @Test
  void pingsAreToldApartByTheirIdentifier() {
    traffic.send(packets.icmp("10.0.0.1", "10.0.0.2", 8, 0, 1));
    traffic.send(packets.icmp("10.0.0.2", "10.0.0.1", 0, 0, 1));
    assertThat(traffic.table.opened()).isOne();
    traffic.send(packets.icmp("10.0.0.1", "10.0.0.2", 8, 0, 2));
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @Test
  void aPacketWithoutPortsWhereItShouldHaveThemBelongsToNoFlow() {
    Packet packet = packets.udp(CLIENT, SERVER, 0);
    packet.ip(4, 0, 28);
    packet.transport(17, 20);
    assertThat(traffic.send(packet)).isNull();
  }

  @Test
  void everyFlowIsFoundAgainAfterTheTableGrewAndOthersEnded() {
    for (int port = 1; port <= 20_000; port++) traffic.send(packets.udp("10.0.0.1:" + port, SERVER, 1));
    for (int port = 1; port <= 20_000; port += 2) {
      traffic.table.end(traffic.send(packets.udp("10.0.0.1:" + port, SERVER, 1)), EndCause.END);
    }
    for (int port = 2; port <= 20_000; port += 2) traffic.send(packets.udp(SERVER, "10.0.0.1:" + port, 1));
    assertThat(traffic.table.opened()).isEqualTo(20_000);
    assertThat(traffic.table.size()).isEqualTo(10_000);
  }

  // ---- who is the client

  @Test
  void theFirstSenderIsTheClient() {
    assertThat(there().clientPort()).isEqualTo(4000);
  }

  @Test
  void whoSendsSynAndAckIsTheServer() {
    TrackedFlow flow = traffic.send(packets.tcp(SERVER, CLIENT, TcpTracker.SYN | ACK, 1, 0));
    assertThat(flow.clientPort()).isEqualTo(4000);
    assertThat(flow.history()).isEqualTo("^h");
  }

  @Test
  void whoSendsSynIsTheClientWhateverThePort() {
    assertThat(traffic.send(packets.tcp("10.0.0.1:53", "10.0.0.2:999", TcpTracker.SYN, 1, 0)).clientPort()).isEqualTo(53);
  }

  @Test
  void aPortThatOnlyServersUseTellsTheServer() {
    assertThat(traffic.send(packets.udp("10.0.0.2:53", CLIENT, 5)).clientPort()).isEqualTo(4000);
    assertThat(traffic.send(packets.udp("10.0.0.2:53", "10.0.0.3:53", 5)).clientIp()).hasToString("10.0.0.2");
  }

  // ---- how flows end

  @ParameterizedTest
  @CsvSource({"17, 60", "1, 30", "47, 30"})
  void aFlowEndsWhenItsTransportsTimeOutHasPassed(int protocol, int seconds) {
    packets.at(100);
    if (protocol == 17) there();
    else if (protocol == 1) traffic.send(packets.icmp("10.0.0.1", "10.0.0.2", 8, 0, 1));
    else traffic.send(packets.ip(protocol, "10.0.0.1", "10.0.0.2"));
    traffic.timeIs(99.9 + seconds);
    assertThat(traffic.ended).isEmpty();
    traffic.timeIs(100.3 + seconds); // a tick of the wheel is 134 ms
    assertThat(traffic.causes()).containsExactly(EndCause.IDLE);
    assertThat(traffic.table.size()).isZero();
  }

  @Test
  void everyPacketPutsTheEndOff() {
    for (int second = 0; second < 300; second += 50) {
      packets.at(second);
      there();
    }
    assertThat(traffic.ended).isEmpty();
    traffic.timeIs(311);
    assertThat(traffic.ended).extracting(Traffic.Ended::packets).containsExactly(6L);
  }

  @Test
  void aLongFlowIsReportedAtIntervalsWhileItGoesOn() {
    for (int second = 0; second <= 4000; second += 50) {
      packets.at(second);
      there();
    }
    assertThat(traffic.updates).containsExactly("10.0.0.1:4000 1", "10.0.0.1:4000 2"); // after 30 and 60 minutes
    traffic.timeIs(4100.0);
    assertThat(traffic.causes()).containsExactly(EndCause.IDLE);
  }

  @Test
  void aConnectionThatWasOnlyTriedEndsSoonerThanAnEstablishedOne() {
    traffic.send(packets.at(0).tcp(CLIENT, SERVER, TcpTracker.SYN, 1, 0));
    connect("10.0.0.9:4000", 0);
    traffic.timeIs(11);
    assertThat(traffic.ended).extracting(Traffic.Ended::client).containsExactly(CLIENT);
    traffic.timeIs(599);
    assertThat(traffic.ended).hasSize(1);
    traffic.timeIs(601);
    assertThat(traffic.ended).hasSize(2);
  }

  private void connect(String client, double second) {
    traffic.send(packets.at(second).tcp(client, SERVER, TcpTracker.SYN, 1, 0));
    traffic.send(packets.tcp(SERVER, client, TcpTracker.SYN | ACK, 1, 0));
    traffic.send(packets.tcp(client, SERVER, ACK, 2, 0));
  }

  private void close(double second) {
    traffic.send(packets.at(second).tcp(CLIENT, SERVER, TcpTracker.FIN | ACK, 2, 0));
    traffic.send(packets.tcp(SERVER, CLIENT, TcpTracker.FIN | ACK, 2, 0));
  }

  @Test
  void aClosedConnectionWaitsShortlyForLatePacketsHoweverLongItHasLasted() {
    connect(CLIENT, 0);
    traffic.timeIs(100);
    close(200);
    traffic.timeIs(209.8);
    assertThat(traffic.ended).isEmpty();
    traffic.timeIs(210.3);
    assertThat(traffic.causes()).containsExactly(EndCause.FIN);
  }

  @Test
  void aSynAfterTheEndOpensANewFlow() {
    connect(CLIENT, 0);
    close(1);
    connect(CLIENT, 2);
    assertThat(traffic.causes()).containsExactly(EndCause.REUSED);
    assertThat(traffic.table.opened()).isEqualTo(2);
  }

  @Test
  void aSynWithinALivingConnectionDoesNot() {
    connect(CLIENT, 0);
    traffic.send(packets.tcp(CLIENT, SERVER, TcpTracker.SYN, 99, 0));
    assertThat(traffic.table.opened()).isOne();
  }

  @Test
  void timeThatRunsBackwardsEndsNothingAndShortensNothing() {
    packets.at(1000);
    TrackedFlow flow = there();
    packets.at(5);
    back();
    assertThat(flow.lastNanos()).isEqualTo(1_000_000_000_000L);
    traffic.send(packets.udp("10.0.0.7:1", SERVER, 1));
    assertThat(traffic.ended).isEmpty();
    traffic.timeIs(1059.9);
    assertThat(traffic.ended).extracting(Traffic.Ended::client).containsExactly("10.0.0.7:1");
  }

  @Test
  void theOldestFlowThatNobodyAnsweredGivesWayInAFullTable() {
    Traffic small = new Traffic(16);
    for (int port = 1; port <= 16; port++) small.send(packets.udp("10.0.0.1:" + port, SERVER, 1));
    for (int port = 1; port <= 8; port++) small.send(packets.udp(SERVER, "10.0.0.1:" + port, 1));
    assertThat(small.ended).isEmpty();
    small.send(packets.udp("10.0.0.1:17", SERVER, 1));
    assertThat(small.ended).extracting(Traffic.Ended::client).containsExactly("10.0.0.1:9");
    assertThat(small.causes()).containsExactly(EndCause.EVICTED);
    assertThat(small.table.size()).isEqualTo(16);
    assertThat(small.table.evicted()).isOne();
  }

  @Test
  void whereAllWereAnsweredTheOneThatWasSilentLongestGivesWay() {
    Traffic small = new Traffic(16);
    for (int port = 1; port <= 16; port++) {
      small.send(packets.at(port).udp("10.0.0.1:" + port, SERVER, 1));
      small.send(packets.udp(SERVER, "10.0.0.1:" + port, 1));
    }
    small.send(packets.at(20).udp("10.0.0.1:1", SERVER, 1));
    small.send(packets.at(21).udp("10.0.0.1:17", SERVER, 1));
    assertThat(small.ended).extracting(Traffic.Ended::client).containsExactly("10.0.0.1:2");
  }

  @Test
  void theEndOfTheInputEndsAllInTheOrderInWhichTheyBegan() {
    for (int port = 1000; port > 0; port--) traffic.send(packets.udp("10.0.0.1:" + port, SERVER, 1));
    traffic.table.endAll();
    assertThat(traffic.ended).hasSize(1000);
    assertThat(traffic.ended.get(0).client()).isEqualTo("10.0.0.1:1000");
    assertThat(traffic.ended.get(999).client()).isEqualTo("10.0.0.1:1");
    assertThat(traffic.causes()).containsOnly(EndCause.END);
  }

  @Test
  void aClosedConnectionIsClosedAtTheEndOfTheInputToo() {
    connect(CLIENT, 0);
    close(1);
    traffic.table.endAll();
    assertThat(traffic.causes()).containsExactly(EndCause.FIN);
  }

  // ---- sessions

  @Test
  void aSessionIsWokenOnceWhenItsDeadlineHasPassed() {
    packets.at(0);
    TrackedFlow flow = there();
    traffic.table.wakeAt(flow, 5_000_000_000L);
    traffic.timeIs(4.9);
    assertThat(traffic.woken).isEmpty();
    traffic.timeIs(5.3);
    traffic.timeIs(30);
    assertThat(traffic.woken).containsExactly(CLIENT);
    assertThat(traffic.ended).isEmpty();
    traffic.timeIs(61);
    assertThat(traffic.causes()).containsExactly(EndCause.IDLE);
  }

  @Test
  void theEarliestDeadlineCounts() {
    packets.at(0);
    TrackedFlow flow = there();
    traffic.table.wakeAt(flow, 5_000_000_000L);
    traffic.table.wakeAt(flow, 20_000_000_000L);
    traffic.table.wakeAt(flow, 2_000_000_000L);
    traffic.timeIs(2.3);
    assertThat(traffic.woken).hasSize(1);
  }
}
