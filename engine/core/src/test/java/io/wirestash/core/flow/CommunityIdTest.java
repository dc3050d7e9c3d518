package io.wirestash.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.core.packet.PacketMaker;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published values of the specification: github.com/corelight/community-id-spec, baseline_deflt.json. */
class CommunityIdTest {
  private final PacketMaker packets = new PacketMaker();

  private static String id(Packet packet) {
    return new String(new Traffic().send(packet).communityId(), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @CsvSource({
    "128.232.110.120:34855, 66.35.250.204:80, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
    "66.35.250.204:80, 128.232.110.120:34855, 1:LQU9qZlK+B5F3KDmev6m5PMibrg=",
    "[2001:470:e5bf:dead:4957:2174:e82c:4887]:63943, [2607:f8b0:400c:c03::1a]:25, 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=",
    "[2607:f8b0:400c:c03::1a]:25, [2001:470:e5bf:dead:4957:2174:e82c:4887]:63943, 1:/qFaeAR+gFe1KYjMzVDsMv+wgU4="
  })
  void tcp(String from, String to, String expected) {
    assertThat(id(packets.tcp(from, to, TcpTracker.SYN, 1, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.1.52:54585, 8.8.8.8:53, 1:d/FP5EW3wiY1vCndhwleRRKHowQ=",
    "8.8.8.8:53, 192.168.1.52:54585, 1:d/FP5EW3wiY1vCndhwleRRKHowQ="
  })
  void udp(String from, String to, String expected) {
    assertThat(id(packets.udp(from, to, 0))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.170.8:7, 192.168.170.56:7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=",
    "192.168.170.56:7, 192.168.170.8:7, 1:MP2EtRCAUIZvTw6MxJHLV7N7JDs="
  })
  void sctp(String from, String to, String expected) {
    assertThat(id(packets.sctp(from, to))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.89, 192.168.0.1, 8, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
    "192.168.0.1, 192.168.0.89, 0, 0, 1:X0snYXpgwiv9TZtqg64sgzUn6Dk=",
    "10.0.0.1, 10.0.0.2, 11, 0, 1:YHxtAirCG//0OzkcVAukqKQN9xM="
  })
  void icmp(String from, String to, int type, int code, String expected) {
    assertThat(id(packets.icmp(from, to, type, code, 1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "fe80::200:86ff:fe05:80da, fe80::260:97ff:fe07:69ea, 135, 0, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
    "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 136, 0, 1:dGHyGvjMfljg6Bppwm3bg0LO8TY=",
    "fe80::260:97ff:fe07:69ea, fe80::200:86ff:fe05:80da, 135, 0, 1:zavyT/cezQr1fmImYCwYnMXbgck=",
    "3ffe:501:1800:2345::2, 3ffe:507:0:1:200:86ff:fe05:80da, 3, 0, 1:2ObVBgIn28oZvibYZhZMBgh7WdQ=",
    "3ffe:501:410:0:2c0:dfff:fe47:33e, 3ffe:507:0:1:200:86ff:fe05:80da, 1, 4, 1:hLZd0XGWojozrvxqE0dWB1iM6R0=",
    "3ffe:507:0:1:200:86ff:fe05:80da, 3ffe:501:0:1001::2, 128, 0, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
    "3ffe:501:0:1001::2, 3ffe:507:0:1:200:86ff:fe05:80da, 129, 0, 1:+TW+HtLHvV1xnGhV1lv7XoJrqQg=",
    "fe80::200:86ff:fe05:80da, ff02::2, 133, 0, 1:hO+sN4H+MG5MY/8hIrXPqc4ZQz0=",
    "fe80::260:97ff:fe07:69ea, ff02::1, 134, 0, 1:pkvHqCL88/tg1k4cPigmZXUtL00="
  })
  void icmpv6(String from, String to, int type, int code, String expected) {
    assertThat(id(packets.icmp(from, to, type, code, 1))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.12.1, 10.1.12.2, 1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=",
    "10.1.12.2, 10.1.12.1, 1:KHlLkgoJW7ifUTyTSgyVfkFHzKw="
  })
  void protocolsWithoutPorts(String from, String to, String expected) {
    assertThat(id(packets.ip(46, from, to))).isEqualTo(expected);
  }
}
