package io.wirestash.parser.packet;

import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.ByteSize;
import io.wirestash.api.OptionsException;
import io.wirestash.parser.packet.PacketOptions.Side;
import io.wirestash.testkit.Frames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketFilterTest {
  private static final Frames REFUSED = frame().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53);

  private static final Frames[] TRAFFIC = {
    frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53),
    frame().ethernet().ipv4("10.0.0.2", "10.0.0.1").udp(53, 4000),
    frame().ethernet().ipv4("10.0.0.1", "192.0.2.9").tcp(4001, 80),
    frame().ethernet().ipv6("2001:db8::1", "2001:db8::2").tcp(4002, 80),
    frame().ethernet().ipv4("10.0.0.2", "10.0.0.1").icmp(3, 3).with(REFUSED),
    frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").icmp(8, 0),
    frame().ethernet().type(0x0806).raw("0001 0800 0604 0001 020000000001 0a000001 000000000000 0a000003"),
    frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").fragment(1480, true).type(17).payload("01234567"),
    frame().ethernet().type(0x88cc).raw("0000"),
  };

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{}                                                    | 123456789",
    "{hosts: [10.0.0.1]}                                   | 1235678",
    "{hosts: [10.0.0.1], side: src}                        | 13678",
    "{hosts: [10.0.0.1], side: dst}                        | 25",
    "{hosts: [10.0.0.3]}                                   | 7",
    "{hosts: [192.0.2.0/24, '2001:db8::/32']}              | 34",
    "{hosts: [10.0.0.2-10.0.0.3]}                          | 125678",
    "{hosts: ['!10.0.0.2']}                                | 347",
    "{hosts: ['!10.0.0.2'], side: dst}                     | 23457",
    "{hosts: [10.0.0.0/8, '!192.0.2.9']}                   | 125678",
    "{ports: [53]}                                         | 125",
    "{ports: 53, side: src}                                | 2",
    "{ports: 53, side: dst}                                | 15",
    "{ports: [80, 4000-4001]}                              | 12345",
    "{ports: ['!80']}                                      | 125",
    "{ports: [80], hosts: [10.0.0.1]}                      | 3",
    "{ports: [53], hosts: [192.0.2.9]}                     | ",
  })
  void choosesPackets(String options, String numbers) {
    assertThat(Printed.numbers(options, TRAFFIC)).isEqualTo(numbers == null ? "" : numbers);
  }

  @Test
  void refusesWhatIsNoHostOrPort() {
    assertThatThrownBy(() -> filter(List.of("example.com"), List.of()))
        .isInstanceOfSatisfying(OptionsException.class, e -> assertThat(e.option()).isEqualTo("hosts"))
        .hasMessageContaining("example.com is no IP address");
    assertThatThrownBy(() -> filter(List.of(), List.of("http")))
        .isInstanceOfSatisfying(OptionsException.class, e -> assertThat(e.option()).isEqualTo("ports"));
  }

  private static PacketFilter filter(List<String> hosts, List<String> ports) {
    return new PacketFilter(new PacketOptions(hosts, ports, Side.EITHER, new ByteSize(0), false, new ByteSize(0)));
  }
}
