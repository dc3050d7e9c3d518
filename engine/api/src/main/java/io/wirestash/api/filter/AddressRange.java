package io.wirestash.api.filter;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/** The addresses from one to another, both included; each in two halves, as in {@link io.wirestash.api.event.Ip}. */
record AddressRange(boolean v6, long fromHigh, long fromLow, long toHigh, long toLow) {
  private static final Pattern V4 = Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

  /** @throws IllegalArgumentException with words for the user */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    if (slash >= 0) return network(text, address(text.substring(0, slash)), text.substring(slash + 1));
    int dash = text.indexOf('-');
    if (dash < 0) return address(text);
    AddressRange first = address(text.substring(0, dash).strip());
    AddressRange last = address(text.substring(dash + 1).strip());
    AddressRange range = new AddressRange(first.v6, first.fromHigh, first.fromLow, last.toHigh, last.toLow);
    if (first.v6 != last.v6 || !range.has(last.fromHigh, last.fromLow, last.v6)) {
      throw new IllegalArgumentException(text + " is no range: the first address must come before the last");
    }
    return range;
  }

  private static AddressRange network(String text, AddressRange address, String prefix) {
    int most = address.v6 ? 128 : 32;
    int length = prefix.matches("\\d{1,3}") ? Integer.parseInt(prefix) : -1;
    if (length < 0 || length > most) {
      throw new IllegalArgumentException(text + " is no network: the prefix length is 0 to " + most);
    }
    long hostHigh = !address.v6 ? 0 : length >= 64 ? 0 : -1L >>> length;
    long hostLow = !address.v6 ? 0xffffffffL >>> length : length >= 128 ? 0 : -1L >>> Math.max(0, length - 64);
    return new AddressRange(address.v6, address.fromHigh & ~hostHigh, address.fromLow & ~hostLow,
        address.fromHigh | hostHigh, address.fromLow | hostLow);
  }

  /** One address. Names are not looked up: what a resolver says changes. */
  private static AddressRange address(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) throw noAddress(text);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
      boolean v6 = bytes.limit() == 16;
      long high = v6 ? bytes.getLong() : 0;
      long low = v6 ? bytes.getLong() : bytes.getInt() & 0xffffffffL;
      return new AddressRange(v6, high, low, high, low);
    } catch (UnknownHostException e) {
      throw noAddress(text);
    }
  }

  private static IllegalArgumentException noAddress(String text) {
    return new IllegalArgumentException(
        text + " is no IP address: write 10.0.0.1, 10.0.0.0/8, 10.0.0.1-10.0.0.9 or the same with IPv6");
  }

  boolean has(long high, long low, boolean v6) {
    return this.v6 == v6
        && (high == fromHigh ? Long.compareUnsigned(low, fromLow) >= 0 : Long.compareUnsigned(high, fromHigh) > 0)
        && (high == toHigh ? Long.compareUnsigned(low, toLow) <= 0 : Long.compareUnsigned(high, toHigh) < 0);
  }
}
