package io.wirestash.processor.geoip;

import io.wirestash.api.event.Ip;
import io.wirestash.api.filter.AddressSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Addresses that are nowhere, and IPv6 addresses that carry an IPv4 one. Source: RFC 6890 and IANA's registries. */
final class SpecialRanges {
  private static final List<SpecialRanges> ALL = read();

  private final String kind;
  private final AddressSet addresses;

  private SpecialRanges(String kind, AddressSet addresses) {
    this.kind = kind;
    this.addresses = addresses;
  }

  private static List<SpecialRanges> read() {
    List<SpecialRanges> all = new ArrayList<>();
    try (InputStream in = SpecialRanges.class.getResourceAsStream("special-ranges.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split("#", 2)[0].strip().split("\\s+");
        if (words.length > 1) all.add(new SpecialRanges(words[0], AddressSet.of(List.of(words).subList(1, words.length))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** What an address is for, or null if it may be somewhere. */
  static String kind(Ip address) {
    Ip asked = carried(address);
    for (SpecialRanges range : ALL) if (range.addresses.contains(asked)) return range.kind;
    return null;
  }

  /**
   * The IPv4 address within an IPv6 one: IPv4-mapped (RFC 4291 2.5.5.2), NAT64 (RFC 6052), 6to4 (RFC 3056), Teredo (RFC
   * 4380: the client's, inverted); otherwise the address itself.
   */
  static Ip carried(Ip address) {
    if (!address.v6()) return address;
    long high = address.high();
    long low = address.low();
    if (high == 0 && low >>> 32 == 0xffff) return Ip.v4((int) low);
    if (high == 0x0064_ff9b_0000_0000L && low >>> 32 == 0) return Ip.v4((int) low);
    if (high >>> 48 == 0x2002) return Ip.v4((int) (high >>> 16));
    if (high >>> 32 == 0x2001_0000L) return Ip.v4((int) ~low);
    return address;
  }
}
