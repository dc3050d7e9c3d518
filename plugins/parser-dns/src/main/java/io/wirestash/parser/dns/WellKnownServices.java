package io.wirestash.parser.dns;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Slice;

/** WKS: address, IP protocol, and a bitmap of ports (RFC 1035 section 3.4.2). */
final class WellKnownServices {
  /** A bit for each of 65 536 ports. */
  private static final int MAX_BITMAP = 8192;

  private WellKnownServices() {}

  static String read(Cursor in) {
    StringBuilder text = new StringBuilder(48);
    text.append(Presentation.ip4(in)).append(' ').append(in.u8());
    if (in.remaining() > MAX_BITMAP) throw in.malformed("bitmap");
    Slice ports = in.rest();
    for (int port = 0; port < ports.length() * 8; port++) {
      if ((ports.at(port >> 3) & 0x80 >> (port & 7)) != 0) text.append(' ').append(port);
    }
    return text.toString();
  }
}
