package io.wirestash.processor.geoip;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.Ip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecialRangesTest {
  static Ip ip(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
      return bytes.limit() == 4 ? Ip.v4(bytes.getInt()) : Ip.v6(bytes.getLong(), bytes.getLong());
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, unspecified", "0.1.2.3, this_network", "10.255.0.1, private", "172.16.0.0, private", "172.31.255.255, private",
    "192.168.1.1, private", "100.64.0.1, shared", "127.0.0.1, loopback", "169.254.9.9, link_local", "192.0.2.1, documentation",
    "198.18.5.5, benchmarking", "224.0.0.251, multicast", "239.255.255.250, multicast", "255.255.255.255, broadcast",
    "240.0.0.1, reserved", "::, unspecified", "::1, loopback", "fe80::1, link_local", "fd00::1, private", "ff02::fb, multicast",
    "2001:db8::1, documentation", "100::1, discard"
  })
  void areCalledWhatTheyAreFor(String address, String kind) {
    assertThat(SpecialRanges.kind(ip(address))).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"8.8.8.8", "172.15.255.255", "172.32.0.0", "100.128.0.0", "223.255.255.255", "2606:4700::1111", "2002:808:808::1"})
  void allOthersMayBeSomewhere(String address) {
    assertThat(SpecialRanges.kind(ip(address))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "64:ff9b::808:808, 8.8.8.8", "2002:808:808::1, 8.8.8.8", "2001:0:4136:e378:8000:63bf:f7f7:f7f7, 8.8.8.8",
    "2606:4700::1111, 2606:4700::1111", "9.9.9.9, 9.9.9.9"
  })
  void theIpv4AddressWithinAnIpv6OneCounts(String address, String carried) {
    assertThat(SpecialRanges.carried(ip(address))).isEqualTo(ip(carried));
  }

  @ParameterizedTest
  @CsvSource({"64:ff9b::a00:1, private", "2002:7f00:1::1, loopback"})
  void alsoWhenItIsSpecial(String address, String kind) {
    assertThat(SpecialRanges.kind(ip(address))).isEqualTo(kind);
  }
}
