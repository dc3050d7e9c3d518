package io.wirestash.parser.dns;

import static io.wirestash.parser.dns.MessageBytes.hex;
import static io.wirestash.parser.dns.MessageBytes.message;
import static io.wirestash.parser.dns.MessageBytes.query;
import static io.wirestash.parser.dns.MessageBytes.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DnsProbeTest {
  private static final byte[] ADDRESS = hex("c0000201");

  private static Match probe(byte[] datagram) {
    return DnsProbe.probe(Direction.CLIENT, Cursor.of(datagram));
  }

  static Stream<Arguments> certain() {
    return Stream.of(
        Arguments.of("query", query(1, "www.example.", 1)),
        Arguments.of("query for the root", query(1, ".", 2)),
        Arguments.of("query with EDNS", query(1, "www.example.", 1).opt(1232, 0, "000a00080102030405060708")),
        Arguments.of("answer", response(1, "www.example.", 1).record(1, hex("c00c"), 1, 1, 60, ADDRESS)),
        Arguments.of("refusal", message(1, 0x8005).question("www.example.", 1, 1)),
        Arguments.of("version query", message(1, 0x0100).question("version.bind.", 16, 3)),
        Arguments.of("notify", message(1, 0x2400).question("example.", 6, 1).answer("example.", 6, new byte[22])),
        Arguments.of("update", message(1, 0x2800).question("example.", 6, 1).authority("a.test.", 1, ADDRESS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certain")
  void isCertainOfWholeMessages(String what, MessageBytes message) {
    assertThat(probe(message.bytes())).isEqualTo(Match.YES);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certain")
  void isNotCertainOfMessagesWithAByteMoreOrLess(String what, MessageBytes message) {
    byte[] whole = message.bytes();
    assertThat(probe(Arrays.copyOf(whole, whole.length + 1))).isNotEqualTo(Match.YES);
    assertThat(probe(Arrays.copyOf(whole, whole.length - 1))).isNotEqualTo(Match.YES);
  }

  @Test
  void triesWhatHasNoMoreThanAPlausibleHeader() {
    assertThat(probe(query(1, "www.example.", 1).count(1, 9).bytes())).isEqualTo(Match.TRY);
    assertThat(probe(hex("0001 8181 0000 0000 0000 0000"))).isEqualTo(Match.TRY);
    assertThat(probe(message(1, 0x0100).question("a.", 1, 1).question("b.", 1, 1).bytes())).isEqualTo(Match.TRY);
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        Arguments.of("query with answers", query(1, "a.", 1).answer("a.", 1, ADDRESS)),
        Arguments.of("query with a response code", message(1, 0x0103).question("a.", 1, 1)),
        Arguments.of("reserved bit", message(1, 0x0140).question("a.", 1, 1)),
        Arguments.of("unknown class", message(1, 0x0100).question("a.", 1, 99)),
        Arguments.of("unknown type", message(1, 0x0100).question("a.", 4711, 1)),
        Arguments.of("type 0", message(1, 0x0100).question("a.", 0, 1)),
        Arguments.of("question that points", message(1, 0x0100).hexBytes("0161c00c 00010001").count(0, 1)),
        Arguments.of("record that points ahead", response(1, "a.", 1).record(1, hex("c0ff"), 1, 1, 1, ADDRESS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("doubtful")
  void isNotCertainOfOddMessages(String what, MessageBytes message) {
    assertThat(probe(message.bytes())).isEqualTo(Match.TRY);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "STUN binding request, 0001 0000 2112a442 0102030405060708090a0b0c",
    "QUIC initial, c3 00000001 08 0102030405060708 00 0041 0300112233445566778899aabbccddeeff",
    "SNMP get, 3026 0201 01 0406 7075626c6963 a019 0204 1f7a6b01 020100 020100 300b3009 06052b06010201 0500",
    "NTP client, 230006ec 00000000 00000000 00000000 0000000000000000 0000000000000000 0000000000000000 e4f1a5b2c3d4",
    "RTP, 8000 1f2e 0001c2a0 6b8b4567 d5d5d5d5d5d5d5d5d5d5d5d5",
    "BitTorrent DHT, 64313a6164323a696432303a6162636465666768696a3031323334353637383965313a71343a70696e67",
    "SIP, 4f5054494f4e53207369703a6e6d205349502f322e300d0a",
    "too short, 0001 0100 0001 0000 0000",
  })
  void isNotMisledByOtherProtocols(String what, String datagram) {
    assertThat(probe(hex(datagram))).isNotEqualTo(Match.YES);
  }

  @ParameterizedTest
  @CsvSource({"0110, 0020", "0000, 0021", "2910, 0020"})
  void refusesNetBiosNames(String flags, String type) {
    byte[] message = hex("8f5c" + flags + "0001 0000 0000 0000 20" + "434b" + "41".repeat(30) + "00" + type + "0001");
    assertThat(probe(message)).isEqualTo(Match.NO);
  }

  @Test
  void triesWholeMessagesWithAnUnknownOpcode() {
    assertThat(probe(message(1, 0x7800).question("a.", 1, 1).bytes())).isEqualTo(Match.TRY);
    assertThat(probe(message(1, 0x7800).question("a.", 1, 1).hexBytes("00").bytes())).isEqualTo(Match.NO);
  }

  @Test
  void isNeverCertainOfRandomBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      byte[] datagram = new byte[random.nextInt(100)];
      random.nextBytes(datagram);
      assertThat(probe(datagram)).isNotEqualTo(Match.YES);
    }
  }

  @Test
  void isNotCertainOfBytesWithoutStructureAfterARightHeader() {
    Random random = new Random(2);
    byte[] head = hex("1234 0100 0001 0000 0000 0000");
    int certain = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] datagram = Arrays.copyOf(head, 12 + random.nextInt(60));
      for (int at = 12; at < datagram.length; at++) datagram[at] = (byte) random.nextInt();
      if (probe(datagram) == Match.YES) certain++;
    }
    assertThat(certain).isLessThan(5);
  }
}
