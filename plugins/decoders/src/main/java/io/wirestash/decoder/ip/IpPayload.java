package io.wirestash.decoder.ip;

import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;

/** What stands behind an IP header and its extensions. */
final class IpPayload {
  private IpPayload() {}

  /** Notes protocol and payload, whether or not some decoder knows the protocol; returns its layer. */
  static int at(Packet packet, int offset, int protocol) {
    packet.position(offset);
    packet.transport(protocol, offset);
    packet.payload(offset, packet.remaining());
    return Layer.ip(protocol);
  }
}
