package io.wirestash.input.pcapfile.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureFilterTest {
  private static final int ETHERNET = 1;
  private static final int RAW = 101;

  private static final String MACS = "ffffffffffff 001122334455 ";
  private static final String TCP_HEADER = "d431 0050 00000001 00000000 5002 ffff 0000 0000"; // 54321 to 80, SYN
  private static final String TCP4 = "45000028 00010000 40060000 0a000001 c0a80105" + TCP_HEADER;
  private static final String DNS4 = "4500001c 00010000 40110000 0a000002 08080808 c350 0035 0008 0000";
  private static final String TCP6 = "60000000 0014 06 40 fe80000000000000 0000000000000001"
      + "20010db800000000 0000000000000002" + TCP_HEADER;
  private static final String HOP_BY_HOP = "60000000 001c 00 40 fe80000000000000 0000000000000001"
      + "20010db800000000 0000000000000002 0600 000000000000" + TCP_HEADER;
  private static final String FRAGMENT4 = "45000028 00010010 40060000 0a000001 c0a80105" + TCP_HEADER;
  private static final String ARP = "0001 0800 06 04 0001 001122334455 0a000001 000000000000 c0a80105";

  /** Ethernet frames by the names that the table uses. */
  private static final Map<String, byte[]> FRAMES = new LinkedHashMap<>();

  static {
    frame("tcp4", "0800", TCP4);
    frame("dns4", "0800", DNS4);
    frame("tcp6", "86dd", TCP6);
    frame("hops", "86dd", HOP_BY_HOP);
    frame("frag", "0800", FRAGMENT4);
    frame("arp", "0806", ARP);
    frame("vlan", "8100 0064 0800", TCP4);
    frame("qinq", "88a8 0064 8100 00c8 0800", DNS4);
    frame("mpls", "8847 00010040 00020140", TCP4);
    frame("pppoe", "8864 1100 0007 002a 0021", TCP4);
    frame("stp", "0026 42 42 03", "0000000000");
  }

  private static void frame(String name, String type, String rest) {
    FRAMES.put(name, bytes(MACS + type + rest));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static boolean matches(String expression, byte[] packet, int linkType) throws InvalidFilter {
    return CaptureFilter.of(expression).matches(packet, 0, packet.length, packet.length, linkType);
  }

  private static String chosen(String expression) throws InvalidFilter {
    List<String> names = new ArrayList<>();
    for (var frame : FRAMES.entrySet()) if (matches(expression, frame.getValue(), ETHERNET)) names.add(frame.getKey());
    return String.join(" ", names);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      ip                                  | tcp4 dns4 frag
      tcp                                 | tcp4 tcp6 frag
      udp or arp                          | dns4 arp
      not ip and not ip6                  | arp vlan qinq mpls pppoe stp
      host 10.0.0.1                       | tcp4 frag arp
      ip host 10.0.0.1                    | tcp4 frag
      src 10.0.0.2 or dst host 8.8.8.8    | dns4
      arp host 192.168.1.5                | arp
      host fe80::1                        | tcp6 hops
      dst net 2001:db8::/32               | tcp6 hops
      net 10.0.0.0/8                      | tcp4 dns4 frag arp
      host 10.0.0.0/8 and tcp             | tcp4 frag
      net 10 and net 192.168              | tcp4 frag arp
      net 192.168.1.0 mask 255.255.255.0  | tcp4 frag arp
      port 80                             | tcp4 tcp6
      src port 80                         | ''
      port 80 or 53                       | tcp4 dns4 tcp6
      port (80 or 53) and udp             | dns4
      not port 80 and port 53             | dns4
      port http                           | tcp4 tcp6
      udp port domain                     | dns4
      tcp portrange 79-81                 | tcp4 tcp6
      src and dst net 10.0.0.0/8          | ''
      ether host 00:11:22:33:44:55 and arp| arp
      ether dst ffff.ffff.ffff and arp    | arp
      broadcast and tcp and ip6           | tcp6
      ether proto 0x806                   | arp
      ether proto \\arp                   | arp
      stp                                 | stp
      ip proto 17                         | dns4
      ip proto \\udp or \\tcp             | tcp4 dns4 frag
      ip6 protochain 6                    | tcp6 hops
      vlan                                | vlan qinq
      vlan 100 and tcp port 80            | vlan
      vlan and vlan 200 and port 53       | qinq
      mpls 16                             | mpls
      mpls and mpls 32 and port 80        | mpls
      mpls and port 80                    | ''
      pppoes 7 and host 10.0.0.1          | pppoe
      pppoes 8                            | ''
      len < 50                            | dns4 arp stp
      less 22                             | stp
      tcp[tcpflags] & tcp-syn != 0        | tcp4
      tcp[13] == 2 or ip6[6] == 6         | tcp4 tcp6
      (ip[0] & 0xf) * 4 = 20 && ip[9] = 17| dns4
      ip[2:2] - 20 = 8                    | dns4
      ether[12:2] = 0x0806                | arp
      arp[6:2] = 1                        | arp
      tcp[tcp[12] >> 4 : 2] = 0           | tcp4
      2 + 3 * 4 = 14 and arp              | arp
      """)
  void choosesByTheLanguageOfTcpdump(String expression, String frames) throws InvalidFilter {
    assertThat(chosen(expression)).isEqualTo(frames);
  }

  @Test
  void anEmptyFilterHoldsForAll() throws InvalidFilter {
    assertThat(matches(" ", new byte[0], ETHERNET)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 02000000", "0, 00000002", "108, 00000002", "9, ff030021", "104, 0f000800", "101, ''", "228, ''",
    "113, 00000001000600112233445500000800", "276, 0800000000000001000100060011223344550000",
    "105, 08000000ffffffffffff0011223344550011223344550000aaaa030000000800",
    "105, 88000000ffffffffffff00112233445500112233445500000000aaaa030000000800",
    "127, 000008000000000008000000ffffffffffff0011223344550011223344550000aaaa030000000800"
  })
  void knowsWhereIpBeginsInManyLinkTypes(int linkType, String header) throws InvalidFilter {
    byte[] packet = bytes(header + TCP4);
    assertThat(matches("tcp dst port 80 and src host 10.0.0.1", packet, linkType)).isTrue();
    assertThat(matches("tcp dst port 81", packet, linkType)).isFalse();
    assertThat(matches("udp or ip6 or arp", packet, linkType)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"vlan", "broadcast", "ether host 1:2:3:4:5:6", "ether multicast", "arp", "stp", "radio[0] >= 0"})
  void whatALinkTypeCannotHaveNeverMatches(String expression) throws InvalidFilter {
    assertThat(matches(expression, bytes(TCP4), RAW)).isFalse();
    assertThat(matches("not (" + expression + ") and ip", bytes(TCP4), RAW)).isTrue();
  }

  @Test
  void anUnknownLinkTypeHasOnlyBytesAndALength() throws InvalidFilter {
    byte[] packet = bytes(TCP4);
    assertThat(matches("ip or ip6 or tcp port 80", packet, 147)).isFalse();
    assertThat(matches("len = 40 and link[0] = 0x45", packet, 147)).isTrue();
  }

  @Test
  void readingBeyondTheCapturedBytesRejectsThePacketWhateverElseHolds() throws InvalidFilter {
    byte[] packet = FRAMES.get("tcp4");
    assertThat(matches("ether[53] = 0", packet, ETHERNET)).isTrue();
    assertThat(matches("ether[54] = 0 or ip", packet, ETHERNET)).isFalse();
    assertThat(matches("not ether[51:4] = 0", packet, ETHERNET)).isFalse();
    assertThat(matches("ip or ether[54] = 0", packet, ETHERNET)).isTrue();
    assertThat(matches("1 / (ip[1]) = 0", packet, ETHERNET)).isFalse();
  }

  @Test
  void lenIsTheLengthOnTheWire() throws InvalidFilter {
    assertThat(CaptureFilter.of("len = 1500").matches(new byte[60], 0, 60, 1500, ETHERNET)).isTrue();
  }

  @Test
  void neverThrowsWhateverThePacketHolds() throws InvalidFilter {
    Random random = new Random(7);
    String[] expressions = {"tcp port 80", "ip6 protochain 99", "ip protochain 99", "tcp[tcp[12]:4] = 1", "host ::1",
        "vlan and mpls and pppoes and net 10", "ip[ip[0] * 16777216 : 4] = 0", "wlan host 1:2:3:4:5:6 or stp"};
    for (String expression : expressions) {
      CaptureFilter filter = CaptureFilter.of(expression);
      for (byte[] frame : FRAMES.values()) {
        for (int length = 0; length <= frame.length; length++) {
          byte[] packet = frame.clone();
          if (length > 0) packet[random.nextInt(length)] = (byte) random.nextInt();
          for (int linkType : new int[] {0, 1, 9, 101, 105, 127, 113, 276}) {
            filter.matches(packet, 0, length, length, linkType);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      tcp prot 80           | and, or, or the end but found "prot", at character 5: tcp ⟨here⟩prot 80
      port                  | a port number or the name of a well-known one but found the end, at character 5
      port 70000            | expected a port of at most 65535, at character 6
      host example.org      | "example.org" is no address; host names are not offered
      host 10.0.0.256       | expected an address but found "10.0.0.256", at character 6
      net 10.0.0.1/8        | the address has bits outside the mask, at character 5
      net 10.0.0.0/33       | a prefix length of at most 32
      ip6 host 1.2.3.4      | expected an IPv6 address after ip6
      host 1:2:3:4:5:6      | expected "ether" before an Ethernet address
      tcp host 1.2.3.4      | "tcp" has no addresses
      icmp port 3           | "icmp" has no ports
      tcp port ntp          | port ntp is one of udp
      1.2.3.4               | a primitive such as host, net, port or tcp
      inbound               | "inbound" is not offered
      gateway 10.0.0.1      | "gateway" is not offered
      (tcp                  | expected ")" but found the end
      tcp and               | a primitive such as host, net, port or tcp but found the end
      ip[0:3] = 1           | expected a size of 1, 2 or 4
      ip[0]                 | a comparison such as = or > but found the end
      ip[0 = 1              | expected "]"
      len / 0 = 1           | division by zero, at character 5
      vlan 4096             | a VLAN identifier of at most 4095
      tcp $ 5               | unexpected character, at character 5
      ether                 | host, src, dst, proto or [ after "ether"
      """)
  void saysWhereAnExpressionIsWrongAndWhatWasExpected(String expression, String message) {
    assertThatThrownBy(() -> CaptureFilter.of(expression))
        .isInstanceOf(InvalidFilter.class)
        .hasMessageContaining(message);
  }

  @Test
  void nestingIsLimited() throws InvalidFilter {
    int most = FilterParser.DEEPEST - 1;
    assertThat(chosen("(".repeat(most) + "arp" + ")".repeat(most))).isEqualTo("arp");
    assertThatThrownBy(() -> CaptureFilter.of("(".repeat(most + 1) + "arp" + ")".repeat(most + 1)))
        .hasMessageContaining("nested more than 100 deep");
    assertThatThrownBy(() -> CaptureFilter.of("(".repeat(60) + "len" + ")".repeat(60) + " > 1"))
        .hasMessageContaining("nested too deep");
    assertThatThrownBy(() -> CaptureFilter.of("ip or ".repeat(4000) + "ip")).hasMessageContaining("longer than 16384");
  }

  @Test
  void brokenExpressionsEndAsInvalidFilters() {
    String[] words = {"tcp", "and", "(", ")", "not", "port", "80", "[", "]", "net", "10.0.0.0/8", "::1", "len", "=",
        "src", "ether", "proto", "-", "/", "0", "vlan", "ip", "host", "\\ip", ":", "portrange", "1-2", "mask", "or"};
    Random random = new Random(11);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder expression = new StringBuilder();
      for (int n = random.nextInt(9); n >= 0; n--) expression.append(words[random.nextInt(words.length)]).append(' ');
      try {
        CaptureFilter.of(expression.toString());
      } catch (InvalidFilter e) {
        assertThat(e.getMessage()).contains("at character");
      }
    }
  }
}
