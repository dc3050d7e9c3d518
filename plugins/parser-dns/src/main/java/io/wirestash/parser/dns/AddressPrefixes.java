package io.wirestash.parser.dns;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Cursor;

/**
 * APL: a list of address prefixes, each perhaps negated (RFC 3123 section 4).
 *
 * <pre>
 *   family 16 bits | prefix length 8 | N 1 | length 7 | address without trailing zeros
 * </pre>
 */
final class AddressPrefixes {
  private AddressPrefixes() {}

  static String read(Cursor in) {
    StringBuilder text = new StringBuilder(48);
    while (in.remaining() > 0) {
      int family = in.u16();
      int prefix = in.u8();
      int length = in.u8();
      if (text.length() > 0) text.append(' ');
      if ((length & 0x80) != 0) text.append('!');
      text.append(family).append(':').append(address(in, family, prefix, length & 0x7f)).append('/').append(prefix);
    }
    return text.toString();
  }

  /** An address of which the first bytes are written; the rest is zero. Family 1 is IPv4, 2 is IPv6. */
  static Ip address(Cursor in, int family, int prefix, int length) {
    boolean v6 = family == 2;
    int size = v6 ? 16 : 4;
    if (family != 1 && !v6 || prefix > size * 8 || length > size) throw in.malformed("prefix");
    long high = 0;
    long low = 0;
    for (int i = 0; i < size; i++) {
      int b = i < length ? in.u8() : 0;
      if (v6 && i < 8) high = high << 8 | b;
      else low = low << 8 | b;
    }
    return new Ip(high, low, v6);
  }
}
