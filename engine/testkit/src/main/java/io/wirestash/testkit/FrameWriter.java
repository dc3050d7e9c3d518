package io.wirestash.testkit;

import io.wirestash.api.packet.Checksums;
import java.util.List;
import java.util.zip.CRC32C;

/** Lays headers one after the other and fills in types, lengths and checksums, from the innermost outwards. */
final class FrameWriter {
  private final List<FrameHeader> headers;
  private final int[] offsets;
  private final byte[] frame;
  private final int end; // of what lengths and checksums count

  FrameWriter(List<FrameHeader> headers) {
    this.headers = headers;
    this.offsets = new int[headers.size()];
    int length = 0;
    int trailer = 0;
    for (int i = 0; i < offsets.length; i++) {
      int size = headers.get(i).bytes().length;
      offsets[i] = length;
      length += size;
      if (headers.get(i).kind() == FrameKind.TRAILER) trailer += size;
    }
    this.frame = new byte[length];
    this.end = length - trailer;
  }

  byte[] write() {
    for (int i = 0; i < offsets.length; i++) {
      byte[] bytes = headers.get(i).bytes();
      System.arraycopy(bytes, 0, frame, offsets[i], bytes.length);
    }
    for (int i = offsets.length - 1; i >= 0; i--) finish(i);
    return frame;
  }

  private void finish(int i) {
    switch (headers.get(i).kind()) {
      case ETHERNET -> put16(i, 12, etherTypeAfter(i));
      case VLAN, GRE -> put16(i, 2, etherTypeAfter(i));
      case MPLS -> finishMpls(i);
      case PPPOE -> finishPppoe(i);
      case IPV4 -> finishIpv4(i);
      case IPV6 -> finishIpv6(i);
      case EXTENSION -> put8(i, 0, protocolAfter(i));
      case UDP -> finishUdp(i);
      case TCP -> finishTcp(i);
      case ICMP -> put16(i, 2, ~Checksums.fold(sumFrom(i)));
      case ICMPV6 -> put16(i, 2, transportChecksum(i, 58));
      case SCTP -> finishSctp(i);
      case RAW, TRAILER -> {}
    }
  }

  private void finishMpls(int i) {
    boolean bottom = i + 1 == headers.size() || headers.get(i + 1).kind() != FrameKind.MPLS;
    if (bottom) put8(i, 2, frame[offsets[i] + 2] | 1);
  }

  private void finishPppoe(int i) {
    put16(i, 4, lengthFrom(i) - 6);
    if (i + 1 < headers.size()) put16(i, 6, headers.get(i + 1).kind().pppProtocol);
  }

  private void finishIpv4(int i) {
    int length = headers.get(i).bytes().length;
    put8(i, 0, 0x40 | length / 4);
    put16(i, 2, lengthFrom(i));
    put8(i, 9, protocolAfter(i));
    put16(i, 10, ~Checksums.fold(Checksums.sum(frame, offsets[i], length)));
  }

  private void finishIpv6(int i) {
    put16(i, 4, lengthFrom(i) - 40);
    put8(i, 6, protocolAfter(i));
  }

  private void finishUdp(int i) {
    put16(i, 4, lengthFrom(i));
    int checksum = transportChecksum(i, 17) & 0xffff;
    put16(i, 6, checksum == 0 ? 0xffff : checksum);
  }

  private void finishTcp(int i) {
    put8(i, 12, headers.get(i).bytes().length / 4 << 4);
    put16(i, 16, transportChecksum(i, 6));
  }

  private void finishSctp(int i) {
    CRC32C crc = new CRC32C();
    crc.update(frame, offsets[i], lengthFrom(i));
    int value = Integer.reverseBytes((int) crc.getValue());
    put16(i, 8, value >>> 16);
    put16(i, 10, value & 0xffff);
  }

  /** RFC 9293 3.1, RFC 8200 8.1; without an IP header around it only the bytes themselves count. */
  private int transportChecksum(int i, int protocol) {
    long pseudo = pseudoHeader(i) + protocol + lengthFrom(i);
    return headers.get(i).offloaded() ? Checksums.fold(pseudo) : ~Checksums.fold(pseudo + sumFrom(i));
  }

  private long pseudoHeader(int i) {
    int ip = i - 1;
    while (ip >= 0 && headers.get(ip).kind() == FrameKind.EXTENSION) ip--;
    if (ip < 0) return 0;
    return switch (headers.get(ip).kind()) {
      case IPV4 -> Checksums.sum(frame, offsets[ip] + 12, 8);
      case IPV6 -> Checksums.sum(frame, offsets[ip] + 8, 32);
      default -> 0;
    };
  }

  private long sumFrom(int i) {
    return Checksums.sum(frame, offsets[i], lengthFrom(i));
  }

  private int lengthFrom(int i) {
    return end - offsets[i];
  }

  private int etherTypeAfter(int i) {
    return i + 1 < headers.size() ? headers.get(i + 1).kind().etherType : -1;
  }

  private int protocolAfter(int i) {
    if (i + 1 == headers.size()) return 59; // RFC 8200 4.7: no next header
    FrameHeader next = headers.get(i + 1);
    if (next.number() >= 0) return next.number();
    return next.kind().protocol < 0 ? 59 : next.kind().protocol;
  }

  private void put8(int i, int at, int value) {
    if (headers.get(i).free(at)) frame[offsets[i] + at] = (byte) value;
  }

  private void put16(int i, int at, int value) {
    if (value == -1) return;
    put8(i, at, value >>> 8);
    put8(i, at + 1, value);
  }
}
