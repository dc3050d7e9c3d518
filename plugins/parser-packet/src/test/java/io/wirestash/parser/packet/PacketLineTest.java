package io.wirestash.parser.packet;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Frames;
import org.junit.jupiter.api.Test;

/** The lines of print_pcap.py, with the differences that the README lists, and those it had none for. */
class PacketLineTest {
  private static final Frames ETHERNET = frame().ethernet("00:0c:29:79:fd:94", "00:0c:29:92:67:d7");
  private static final String WHEN = "[1469107172.455000|2016-07-21 13:19:32]";

  @Test
  void tcp() {
    Frames request = ETHERNET.ipv4("192.168.235.135", "192.168.235.136").tcp(55034, 8080).seq(618963631L)
        .ack(2424513936L).flags("PA").window(229).payload("GET /index.py HTTP/1.1\r\n");
    assertThat(Printed.line(request))
        .isEqualTo("[TCP]|" + WHEN + "|192.168.235.135:55034(00:0c:29:92:67:d7) ----->192.168.235.136:8080"
            + "(00:0c:29:79:fd:94)|SEQ=618963631|ACK=2424513936|FLAGS=['ACK', 'PSH']|WIN=229|DATA=GET /index.py HTTP/1.1\\r\\n"
            + "|ttl=64|DATA_BINARY=47 45 54 20 2f 69 6e 64 65 78 2e 70 79 20 48 54 54 50 2f 31 2e 31 0d 0a|LEN=24");
  }

  @Test
  void flagsStandFromTheHighestBitToTheLowest() {
    assertThat(Printed.line(ETHERNET.ipv4("192.0.2.1", "192.0.2.2").tcp(1, 2).flags("FSRPAUEC")))
        .contains("|FLAGS=['CWR', 'ECE', 'URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN']|");
    assertThat(Printed.line(ETHERNET.ipv4("192.0.2.1", "192.0.2.2").tcp(1, 2).flags(""))).contains("|FLAGS=[]|");
  }

  @Test
  void udp() {
    Frames answer = ETHERNET.ipv4("217.13.4.24", "192.168.170.56").ttl(58).udp(53, 1711).raw("76638583");
    assertThat(Printed.line(answer))
        .isEqualTo("[UDP]|" + WHEN + "|217.13.4.24:53(00:0c:29:92:67:d7) ----->192.168.170.56:1711"
            + "(00:0c:29:79:fd:94)|ttl=58|DATA_BINARY=76 63 85 83|LEN=4");
  }

  @Test
  void ipv6HasBracketsWhereAPortFollows() {
    assertThat(Printed.line(ETHERNET.ipv6("2001:db8::1", "2001:db8::2").udp(53, 1711)))
        .contains("|[2001:db8::1]:53(00:0c:29:92:67:d7) ----->[2001:db8::2]:1711(00:0c:29:79:fd:94)|");
    assertThat(Printed.line(ETHERNET.ipv6("2001:db8::1", "2001:db8::2").icmpv6(128, 0)))
        .startsWith("[ICMPv6_Echo]|" + WHEN + "|2001:db8::1(00:0c:29:92:67:d7) ----->2001:db8::2(")
        .contains("|128:0[echo request]|");
  }

  @Test
  void anIcmpErrorKeepsTheQuotedPacketApart() {
    Frames refused = frame().ipv4("10.0.0.2", "10.0.0.5").ttl(43).udp(63816, 500);
    assertThat(Printed.line(ETHERNET.ipv4("10.0.0.5", "10.0.0.2").icmp(3, 3).with(refused)))
        .isEqualTo("[ICMP_Unreach]|" + WHEN + "|10.0.0.5(00:0c:29:92:67:d7) ----->10.0.0.2(00:0c:29:79:fd:94)"
            + "|3:3[host:port unreachable]|ttl=64|DATA_BINARY=|LEN=0"
            + "|QUOTED=[UDP] 10.0.0.2:63816 ----->10.0.0.5:500 ttl=43");
  }

  @Test
  void eightQuotedBytesOfTcpAreEnoughForItsPorts() {
    Frames eight = frame().ipv4("10.0.0.2", "10.0.0.5").type(6).raw("9c40 0050 00000007");
    assertThat(Printed.line(ETHERNET.ipv4("10.0.0.5", "10.0.0.2").icmp(11, 0).with(eight)))
        .startsWith("[ICMP_TimeExceed]|")
        .contains("|11:0[time to live exceeded in transit]|", "|QUOTED=[TCP] 10.0.0.2:40000 ----->10.0.0.5:80 ttl=64");
  }

  @Test
  void aQuoteWithoutPortsHasNone() {
    Frames ping = frame().ipv4("10.0.0.2", "10.0.0.5").icmp(8, 0);
    assertThat(Printed.line(ETHERNET.ipv4("10.0.0.5", "10.0.0.2").icmp(3, 1).with(ping)))
        .endsWith("|QUOTED=[ICMP] 10.0.0.2 ----->10.0.0.5 ttl=64");
  }

  @Test
  void nothingOfThePayloadReachesTheTerminalRaw() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) all[i] = (byte) i;
    String line = Printed.line(ETHERNET.ipv4("192.0.2.1", "192.0.2.2").tcp(1, 2).payload(all));
    assertThat(line.chars()).allMatch(c -> c >= 0x20 && c < 0x7f);
    assertThat(line).contains("\\x1b", "\\x9b", "\\t\\n", "\\r", "\\\\");
  }

  @Test
  void limitsShortenWhatIsShownButNotTheLength() {
    Frames packet = ETHERNET.ipv4("192.0.2.1", "192.0.2.2").tcp(1, 2).payload("0123456789");
    assertThat(Printed.lines("{max_data: 3, max_hex: 5}", packet).get(0))
        .contains("|DATA=012|", "|DATA_BINARY=30 31 32 33 34|", "|LEN=10");
    assertThat(Printed.lines("{max_hex: 10}", packet).get(0)).contains("|DATA_BINARY=30 31 32 33 34 35 36 37 38 39|");
    assertThat(Printed.lines("{max_hex: 9}", packet).get(0)).contains("|DATA_BINARY=30 31 32 33 34 35 36 37 38|");
  }

  @Test
  void withoutNumbersThePayloadIsTextForAllProtocols() {
    Frames packet = ETHERNET.ipv4("192.0.2.1", "192.0.2.2").udp(1, 2).payload("hello");
    assertThat(Printed.lines("{hex: false}", packet).get(0))
        .contains("|DATA=hello|ttl=64|LEN=5")
        .doesNotContain("BINARY");
  }

  @Test
  void aDumpHasTheLineWithoutPayloadAndThePayloadBelow() {
    assertThat(Printed.dump(ETHERNET.ipv4("192.0.2.1", "192.0.2.2").udp(1, 2).payload("hello, dump lines\n")))
        .isEqualTo("[UDP]|" + WHEN + "|192.0.2.1:1(00:0c:29:92:67:d7) ----->192.0.2.2:2(00:0c:29:79:fd:94)"
            + "|ttl=64|LEN=18\n"
            + "00000000: 68 65 6c 6c 6f 2c 20 64 75 6d 70 20 6c 69 6e 65  |hello, dump line|\n"
            + "00000010: 73 0a                                            |s.|\n");
  }
}
