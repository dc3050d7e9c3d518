package io.wirestash.parser.packet;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.testkit.Frames;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpNamesTest {
  private static final Frames ICMP = frame().ethernet().ipv4("192.0.2.1", "192.0.2.2");
  private static final Frames ICMPV6 = frame().ethernet().ipv6("2001:db8::1", "2001:db8::2");

  @ParameterizedTest
  @CsvSource({
    "0, 0, Echo, echo reply", "3, 0, Unreach, gateway:network unreachable", "3, 1, Unreach, gateway:host unreachable",
    "3, 2, Unreach, host:protocol unreachable", "3, 3, Unreach, host:port unreachable",
    "3, 4, Unreach, 'gateway:fragmentation needed, but forbidden'",
    "3, 13, Unreach, gateway:communication administratively prohibited",
    "3, 15, Unreach, gateway:precedence cutoff in effect", "3, 16, Unreach, destination unreachable",
    "4, 0, Quench, source quench (deprecated)", "5, 0, Redirect, redirect for the network",
    "5, 3, Redirect, redirect for the type of service and host", "6, 0, OTHER, alternate address for host (deprecated)",
    "8, 0, Echo, echo request", "9, 16, OTHER, router advertisement: does not route common traffic",
    "10, 0, OTHER, router solicitation", "11, 0, TimeExceed, time to live exceeded in transit",
    "11, 1, TimeExceed, fragment reassembly time exceeded",
    "12, 0, ParamProbe, parameter problem: pointer indicates the error",
    "12, 2, ParamProbe, parameter problem: bad length",
    "13, 0, OTHER, timestamp request", "14, 0, OTHER, timestamp reply",
    "15, 0, OTHER, information request (deprecated)", "16, 0, OTHER, information reply (deprecated)",
    "17, 0, OTHER, address mask request (deprecated)", "18, 0, OTHER, address mask reply (deprecated)",
    "19, 0, OTHER, reserved for security", "20, 0, OTHER, reserved for robustness experiment",
    "30, 0, OTHER, traceroute (deprecated)", "39, 0, OTHER, SKIP (deprecated)",
    "40, 5, OTHER, Photuris: need authorization",
    "43, 3, Echo, extended echo reply: no such table entry", "253, 0, OTHER, RFC 3692 experiment 1",
  })
  void icmp(int type, int code, String group, String message) {
    assertThat(IcmpNames.group(4, type)).isEqualTo(group);
    assertThat(IcmpNames.message(4, type, code)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, Unreach, no route to destination", "1, 4, Unreach, port unreachable", "1, 8, Unreach, headers too long",
    "2, 0, TooBig, packet too big", "3, 0, TimeExceed, hop limit exceeded in transit",
    "4, 2, ParamProb, parameter problem: unrecognized option", "4, 10, ParamProb, parameter problem: option too big",
    "128, 0, Echo, echo request", "129, 0, Echo, echo reply", "133, 0, OTHER, router solicitation",
    "136, 0, OTHER, neighbor advertisement", "137, 0, Redirect, redirect",
    "138, 255, OTHER, router renumbering: sequence number reset", "143, 0, OTHER, multicast listener report version 2",
    "155, 1, OTHER, RPL: DODAG information object",
    "161, 4, Echo, extended echo reply: multiple interfaces satisfy query",
  })
  void icmpv6(int type, int code, String group, String message) {
    assertThat(IcmpNames.group(6, type)).isEqualTo(group);
    assertThat(IcmpNames.message(6, type, code)).isEqualTo(message);
  }

  @Test
  void everyAssignedTypeOfIcmpHasAName() {
    assertThat(IntStream.range(0, 256).filter(type -> IcmpNames.message(4, type, 0) != null).boxed().toList())
        .isEqualTo(IntStream.concat(IntStream.of(0, 3, 4, 5, 6), IntStream.concat(IntStream.rangeClosed(8, 43),
            IntStream.of(253, 254, 255))).boxed().toList());
  }

  @Test
  void everyAssignedTypeOfIcmpv6HasAName() {
    List<Integer> assigned = IntStream.concat(IntStream.of(0, 1, 2, 3, 4, 100, 101, 127),
        IntStream.concat(IntStream.rangeClosed(128, 161), IntStream.of(200, 201, 255))).boxed().toList();
    assertThat(IntStream.range(0, 256).filter(type -> IcmpNames.message(6, type, 0) != null).boxed().toList())
        .isEqualTo(assigned);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 64})
  void everyTypeHasALineHoweverLittleFollows(int payload) {
    byte[] rest = new byte[payload];
    List<String> lines = Printed.lines("{}", each(type -> ICMP.icmp(type, 0).payload(rest)));
    List<String> lines6 = Printed.lines("{}", each(type -> ICMPV6.icmpv6(type, 0).payload(rest)));
    assertThat(lines).hasSize(256);
    assertThat(lines6).hasSize(256);
    for (int type = 0; type < 256; type++) {
      assertThat(lines.get(type)).startsWith("[ICMP_").contains("|" + type + ":0[").doesNotContain("null");
      assertThat(lines6.get(type)).startsWith("[ICMPv6_").contains("|" + type + ":0[").doesNotContain("null");
    }
  }

  private static Frames[] each(IntFunction<Frames> ofType) {
    return IntStream.range(0, 256).mapToObj(ofType).toArray(Frames[]::new);
  }
}
