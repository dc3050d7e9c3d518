package io.wirestash.decoder.transport;

import io.wirestash.api.packet.Packet;

/** The beginning of a packet that an ICMP error quotes. */
final class QuotedPacket {
  private QuotedPacket() {}

  /** Notes the quoted IP header if it is there up to its addresses. */
  static void note(Packet packet, int at, int version) {
    int needed = version == 4 ? 20 : 40;
    if (packet.limit() - at >= needed && packet.u8(at) >> 4 == version) packet.quoted(at);
  }
}
