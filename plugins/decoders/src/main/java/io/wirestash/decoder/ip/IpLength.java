package io.wirestash.decoder.ip;

import io.wirestash.api.packet.Packet;

/** Compares the length that an IP header states with the bytes that are there. */
final class IpLength {
  private IpLength() {}

  /**
   * Ends the packet where its datagram ends, so that padding is not taken for payload. If bytes are missing it flags
   * the packet; unless the snap length explains that, the header lies. To be called after {@link Packet#ip}.
   *
   * @param length header and payload as stated
   */
  static void apply(Packet packet, int at, int length) {
    int missing = length - (packet.limit() - at);
    if (missing <= 0) {
      packet.limit(at + length);
      return;
    }
    packet.flag(Packet.CUT);
    if (!snapped(packet)) packet.anomaly("ip.length");
  }

  /** The length was left to the network card (segmentation offload): takes what was captured. */
  static void assume(Packet packet) {
    packet.flag(Packet.LENGTH_ZERO);
    if (snapped(packet)) packet.flag(Packet.CUT);
  }

  private static boolean snapped(Packet packet) {
    return packet.limit() == packet.end() && packet.originalLength() > packet.end() - packet.start();
  }
}
