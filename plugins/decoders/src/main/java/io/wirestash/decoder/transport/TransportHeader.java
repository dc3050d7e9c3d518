package io.wirestash.decoder.transport;

import io.wirestash.api.packet.Packet;

/** What the headers of fixed length have in common. */
final class TransportHeader {
  private TransportHeader() {}

  /** Notes a header at the packet's position with its payload behind it; false if it is cut. */
  static boolean note(Packet packet, int protocol, int length) {
    int at = packet.position();
    packet.transport(protocol, at);
    if (packet.remaining() < length) return false;
    packet.payload(at + length, packet.remaining() - length);
    packet.flag(Packet.TRANSPORT_COMPLETE);
    return true;
  }
}
