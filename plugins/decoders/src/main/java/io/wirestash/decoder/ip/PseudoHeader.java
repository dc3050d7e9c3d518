package io.wirestash.decoder.ip;

import io.wirestash.api.packet.Packet;

/** The part of an IP header that transport checksums include (RFC 9293 3.1, RFC 8200 8.1). */
public final class PseudoHeader {
  private PseudoHeader() {}

  /** Sum of source and destination of the innermost IP header as 32-bit words; protocol and length are to be added. */
  public static long addresses(Packet packet) {
    int ip = packet.ipOffset();
    if (packet.ipVersion() == 4) return packet.u32(ip + 12) + packet.u32(ip + 16);
    boolean extensions = packet.transportOffset() > ip + Ipv6.LENGTH;
    int destination = extensions ? ExtensionHeaders.finalDestination(packet) : ip + 24;
    return words(packet, ip + 8) + words(packet, destination);
  }

  private static long words(Packet packet, int at) {
    return packet.u32(at) + packet.u32(at + 4) + packet.u32(at + 8) + packet.u32(at + 12);
  }
}
