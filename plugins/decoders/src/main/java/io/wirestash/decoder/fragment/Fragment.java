package io.wirestash.decoder.fragment;

import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.ip.ExtensionHeaders;

/**
 * One fragment (RFC 791 3.2, RFC 8200 4.5): a view over a packet, re-used for fragment after fragment. Positions in the
 * datagram count payload bytes from 0.
 */
final class Fragment {
  private static final int MAX_DATAGRAM = 0xffff;
  private static final int IPV6_LENGTH = 40;
  private static final int TCP = 6;
  private static final int TCP_LENGTH = 20;

  int version;
  long id;
  int protocol;
  boolean more;

  /** The bytes of the datagram that this fragment has: from inclusive, end exclusive. */
  int from;

  int end;

  /** Where these bytes lie in the packet. */
  int dataAt;

  /** The header to be kept of a first fragment: IPv4 with options, or what precedes the IPv6 fragment header. */
  int headerAt;

  int headerLength;

  /** Where in that header the number of what follows stands. */
  int protocolAt;

  boolean checksumBad;

  /** Reads the fragment that the packet's innermost IP header describes; returns why it is of no use, or null. */
  String read(Packet packet) {
    version = packet.ipVersion();
    headerAt = packet.ipOffset();
    checksumBad = version == 4 && packet.has(Packet.IP_CHECKSUM_BAD);
    if (version == 4) readIpv4(packet);
    else readIpv6(packet);
    end = from + headerAt + packet.ipLength() - dataAt;
    if (more && (end & 7) != 0) {
      if (version == 6) return "ip.frag_length"; // RFC 8200 4.5; IPv4 receivers take the whole units
      packet.anomaly("ip.frag_length");
      end &= ~7;
    }
    if (end <= from) return "ip.frag_empty";
    return datagramLength(headerLength, end) > MAX_DATAGRAM ? "ip.frag_oversize" : null;
  }

  private void readIpv4(Packet packet) {
    headerLength = (packet.u8(headerAt) & 15) << 2;
    protocolAt = 9;
    id = packet.u16(headerAt + 4);
    protocol = packet.u8(headerAt + 9);
    place(packet.u16(headerAt + 6) << 3 & MAX_DATAGRAM, (packet.u8(headerAt + 6) & 0x20) != 0, headerLength);
  }

  private void readIpv6(Packet packet) {
    int at = headerAt + IPV6_LENGTH;
    int next = packet.u8(headerAt + 6);
    protocolAt = 6;
    while (next != ExtensionHeaders.FRAGMENT) { // the IPv6 decoder has walked this chain before
      protocolAt = at - headerAt;
      int length = ExtensionHeaders.length(packet, at, next);
      next = packet.u8(at);
      at += length;
    }
    headerLength = at - headerAt;
    protocol = packet.u8(at);
    id = packet.u32(at + 4);
    place(packet.u16(at + 2) & 0xfff8, (packet.u8(at + 3) & 1) != 0, headerLength + 8);
  }

  private void place(int from, boolean more, int skipped) {
    this.from = from;
    this.more = more;
    this.dataAt = headerAt + skipped;
  }

  int length() {
    return end - from;
  }

  boolean first() {
    return from == 0;
  }

  /** RFC 1858 3: too small for the TCP flags that filters look at. The least, eight bytes, holds a UDP header. */
  boolean tiny() {
    return first() && more && protocol == TCP && length() < TCP_LENGTH;
  }

  /** What the length field of the whole datagram would say: IPv6 does not count its own 40 bytes. */
  int datagramLength(int header, int payload) {
    return (version == 4 ? header : header - IPV6_LENGTH) + payload;
  }
}
