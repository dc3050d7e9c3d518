package io.wirestash.api.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wirestash.api.event.Ip;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSetTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.1, 10.0.0.2, false",
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "0.0.0.0/0, 255.255.255.255, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "10.0.0.1/32, 10.0.0.2, false",
    "10.0.0.9-10.0.1.2, 10.0.1.2, true",
    "10.0.0.9-10.0.1.2, 10.0.1.3, false",
    "10.0.0.9-10.0.1.2, 10.0.0.8, false",
    "128.0.0.0-255.255.255.255, 200.1.1.1, true",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
    "2001:db8::/32, 2001:db9::, false",
    "2001:db8::/64, 2001:db8::8000:0:0:1, true",
    "2001:db8::/65, 2001:db8::8000:0:0:1, false",
    "2001:db8::1/128, 2001:db8::2, false",
    "::/0, fe80::1, true",
    "::/0, 10.0.0.1, false",
    "fe80::1-fe80::9, fe80::5, true",
    "fe80::ffff:0:0:0-fe81::, fe80:1::, true",
    "::ffff:10.0.0.1, 10.0.0.1, true",
  })
  void oneEntry(String entry, String address, boolean contained) {
    assertThat(AddressSet.of(List.of(entry)).contains(ip(address))).isEqualTo(contained);
  }

  @Test
  void includesWhatAnyEntryIncludes() {
    AddressSet set = AddressSet.of(List.of("10.0.0.1", "2001:db8::/32"));
    assertThat(set.contains(ip("10.0.0.1"))).isTrue();
    assertThat(set.contains(ip("2001:db8::7"))).isTrue();
    assertThat(set.contains(ip("10.0.0.2"))).isFalse();
  }

  @Test
  void anExclusionHasTheLastWordWhereverItStands() {
    AddressSet set = AddressSet.of(List.of("!10.0.0.5", "10.0.0.0/8"));
    assertThat(set.contains(ip("10.0.0.4"))).isTrue();
    assertThat(set.contains(ip("10.0.0.5"))).isFalse();
    assertThat(set.excludes(0, 0x0a000005, false)).isTrue();
  }

  @Test
  void onlyExclusionsIncludeEverythingElse() {
    AddressSet set = AddressSet.of(List.of("! 10.0.0.0/8"));
    assertThat(set.contains(ip("10.0.0.5"))).isFalse();
    assertThat(set.contains(ip("192.0.2.1"))).isTrue();
    assertThat(set.contains(ip("2001:db8::1"))).isTrue();
  }

  @Test
  void noEntriesIncludeEverything() {
    AddressSet set = AddressSet.of(List.of());
    assertThat(set.isEmpty()).isTrue();
    assertThat(set.contains(ip("192.0.2.1"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "host.example", "10.0.0", "10.0.0.256", "1.2.3.4.5", "10.0.0.0/33", "::/129", "10.0.0.0/x",
      "10.0.0.9-10.0.0.1", "10.0.0.1-2001:db8::1", "2001:db8", "fe80::1%eth0", "abc", ":::"})
  void refusesWhatIsNone(String entry) {
    assertThatThrownBy(() -> AddressSet.of(List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(entry.replace("!", ""));
  }

  private static Ip ip(String text) {
    AddressRange one = AddressRange.of(text);
    return new Ip(one.fromHigh(), one.fromLow(), one.v6());
  }
}
