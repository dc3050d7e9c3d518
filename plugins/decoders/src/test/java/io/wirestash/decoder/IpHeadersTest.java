package io.wirestash.decoder;

import static io.wirestash.decoder.Decoding.RAW;
import static io.wirestash.decoder.Decoding.anomalies;
import static io.wirestash.decoder.Decoding.decode;
import static io.wirestash.decoder.Decoding.facts;
import static io.wirestash.decoder.Decoding.loop;
import static io.wirestash.testkit.Frames.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import io.wirestash.testkit.Frames;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpHeadersTest {
  private static final Frames IPV4 = frame().ipv4("10.0.0.1", "10.0.0.2");
  private static final Frames IPV6 = frame().ipv6("fd00::1", "fd00::2");
  private static final Frames UDP = frame().udp(4000, 53).payload("hello");

  @Nested
  class Ipv4Headers {
    @Test
    void withOptionsArePassed() {
      Packet packet = decode(RAW, IPV4.options((byte) 7, (byte) 3, (byte) 4, (byte) 0).with(UDP));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 hello");
      assertThat(anomalies(packet)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"7, 1", "7, 0", "7, 5", "1, 7"})
    void reportOptionsThatDoNotFit(int type, int length) {
      Packet packet = decode(RAW, IPV4.options((byte) type, (byte) length, (byte) 1, (byte) 0x44).with(UDP));

      assertThat(anomalies(packet)).containsExactly("ip.option");
      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 hello");
    }

    @Test
    void showAWrongChecksum() {
      assertThat(decode(RAW, IPV4.with(UDP)).has(Packet.IP_CHECKSUM_BAD)).isFalse();
      assertThat(decode(RAW, IPV4.checksum(0x1234).with(UDP)).has(Packet.IP_CHECKSUM_BAD)).isTrue();
      Frames options = IPV4.options(new byte[4]);
      assertThat(decode(RAW, options.with(UDP)).has(Packet.IP_CHECKSUM_BAD)).isFalse();
      assertThat(decode(RAW, options.put8(20, 9).checksum(0).with(UDP)).has(Packet.IP_CHECKSUM_BAD)).isTrue();
    }

    @Test
    void withLengthZeroReachToTheEndOfTheCapture() {
      Packet packet = decode(RAW, IPV4.length(0).with(UDP));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 hello");
      assertThat(packet.has(Packet.LENGTH_ZERO)).isTrue();
      assertThat(packet.ipLength()).isEqualTo(33);
    }

    @Test
    void thatClaimMoreThanWasCapturedLie() {
      Packet packet = decode(RAW, IPV4.length(34).with(UDP));

      assertThat(anomalies(packet)).containsExactly("ip.length");
      assertThat(packet.has(Packet.CUT)).isTrue();
      assertThat(packet.payloadLength()).isEqualTo(5);
    }

    @Test
    void cutByTheSnapLengthDoNotLie() {
      byte[] bytes = IPV4.with(UDP).bytes();

      Packet packet = loop().decode(RAW, Arrays.copyOf(bytes, 30), bytes.length, 0);

      assertThat(anomalies(packet)).isEmpty();
      assertThat(packet.has(Packet.CUT)).isTrue();
      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 he");
      assertThat(packet.ipLength()).isEqualTo(33);
    }

    @Test
    void areBrokenIfShorterThanTheirHeader() {
      Packet packet = decode(RAW, IPV4.length(19).with(UDP));

      assertThat(packet.problem()).isEqualTo("ipv4.length");
      assertThat(anomalies(packet)).containsExactly("ip.length");
      assertThat(decode(RAW, IPV4.length(20).with(UDP)).problem()).isEqualTo("udp.header_cut");
    }

    @Test
    void areBrokenIfTheHeaderLengthMakesNoSense() {
      assertThat(decode(RAW, IPV4.put8(0, 0x44).with(UDP)).problem()).isEqualTo("ipv4.header_length");
      assertThat(decode(RAW, IPV4.put8(0, 0x4f).with(UDP)).problem()).isEqualTo("ipv4.header_cut");
      assertThat(decode(frame().ethernet().type(0x0800).with(IPV6)).problem()).isEqualTo("ipv4.version");
    }

    @Test
    void keepTheProtocolThatNobodyDecodes() {
      Packet packet = decode(RAW, IPV4.type(89).payload("ospf"));

      assertThat(facts(packet)).isEqualTo("10.0.0.1 > 10.0.0.2 89 ospf");
    }

    @Test
    void areFollowedThroughAuthentication() {
      Frames authenticated = IPV4.type(51).raw("11 04 0000 00000001 00000002" + "00".repeat(12));

      assertThat(facts(decode(RAW, authenticated.udp(4000, 53).payload("hello"))))
          .isEqualTo("10.0.0.1 > 10.0.0.2 17 4000>53 hello");
    }
  }

  @Nested
  class Ipv6Headers {
    private static final String FOUND = "fd00::1 > fd00::2 17 4000>53 hello";

    @ParameterizedTest
    @ValueSource(ints = {0, 43, 60, 135, 139, 140})
    void areFollowedThroughExtensions(int type) {
      Packet packet = decode(RAW, IPV6.extension(type, new byte[16]).put8(1, 1).with(UDP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.has(Packet.TRANSPORT_CHECKSUM_GOOD)).isTrue();
    }

    @Test
    void areFollowedThroughAuthentication() {
      assertThat(facts(decode(RAW, IPV6.extension(51, new byte[24]).put8(1, 4).with(UDP)))).isEqualTo(FOUND);
    }

    @Test
    void mayHaveSixteenExtensionsAndNotSeventeen() {
      Frames chain = IPV6;
      for (int i = 0; i < 16; i++) chain = chain.extension(60, new byte[8]);

      assertThat(facts(decode(RAW, chain.with(UDP)))).isEqualTo(FOUND);
      Packet tooLong = decode(RAW, chain.extension(60, new byte[8]).with(UDP));
      assertThat(anomalies(tooLong)).containsExactly("ip.header_chain");
      assertThat(tooLong.problem()).isEqualTo("ipv6.header_chain");
    }

    @Test
    void stopAtAnExtensionThatIsCut() {
      assertThat(decode(RAW, IPV6.extension(60, new byte[8]).put8(1, 9).with(UDP)).problem())
          .isEqualTo("ipv6.extension_cut");
    }

    @Test
    void endWithEncryption() {
      assertThat(decode(RAW, IPV6.type(50).payload("secret")).ipProtocol()).isEqualTo(50);
    }

    @Test
    void withLengthZeroReachToTheEndOfTheCapture() {
      Packet packet = decode(RAW, IPV6.length(0).with(UDP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.has(Packet.LENGTH_ZERO)).isTrue();
    }

    @Test
    void withoutPayloadAreNotTakenForOffload() {
      Packet packet = decode(frame().ethernet().with(IPV6).trailer("000000000000"));

      assertThat(facts(packet)).isEqualTo("fd00::1 > fd00::2 59 ");
      assertThat(packet.has(Packet.LENGTH_ZERO)).isFalse();
    }

    @Test
    void takeTheirLengthFromAJumboOption() {
      Frames jumbo = IPV6.length(0).extension(0, new byte[8]).put16(2, 0xc204).put32(4, 21).with(UDP).trailer("0000");

      Packet packet = decode(RAW, jumbo);

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.ipLength()).isEqualTo(61);
    }

    @Test
    void verifyChecksumsWithTheLastDestination() {
      byte[] routing = new byte[24];
      routing[1] = 2;
      routing[3] = 1;
      routing[8] = (byte) 0xfd;
      routing[23] = 9;
      byte[] sent = frame().ipv6("fd00::1", "fd00::9").with(UDP).bytes();
      int checksum = (sent[46] & 0xff) << 8 | sent[47] & 0xff;
      Frames onItsWay = IPV6.extension(43, routing).udp(4000, 53).checksum(checksum);

      Packet packet = decode(RAW, onItsWay.payload("hello"));

      assertThat(packet.has(Packet.TRANSPORT_CHECKSUM_GOOD)).isTrue();
    }

    @Test
    void treatAnOnlyFragmentAsNoFragment() {
      Packet packet = decode(RAW, IPV6.extension(60, new byte[8]).fragmentHeader(7, 0, false).with(UDP));

      assertThat(facts(packet)).isEqualTo(FOUND);
      assertThat(packet.has(Packet.REASSEMBLED)).isFalse();
    }
  }
}
