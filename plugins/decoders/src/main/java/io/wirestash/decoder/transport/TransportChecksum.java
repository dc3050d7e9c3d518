package io.wirestash.decoder.transport;

import io.wirestash.api.packet.Checksums;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.ip.PseudoHeader;

/** Judges Internet checksums of transport headers. Packets with bytes missing get no verdict. */
final class TransportChecksum {
  private TransportChecksum() {}

  /**
   * A checksum over pseudo-header, header and payload.
   *
   * @param field offset of the checksum
   * @param length bytes that the pseudo-header states
   * @param covered bytes from the transport header on that are summed; differs from length in UDP-Lite only
   */
  static void withPseudoHeader(Packet packet, int field, int protocol, int length, int covered) {
    if (packet.has(Packet.CUT)) return;
    long addresses = PseudoHeader.addresses(packet);
    long sum = Checksums.sum(packet.bytes(), packet.transportOffset(), covered);
    if (Checksums.fold(sum + addresses + protocol + length) == 0xffff) packet.flag(Packet.TRANSPORT_CHECKSUM_GOOD);
    else packet.flag(verdict(packet.u16(field), addresses + protocol, length));
  }

  /** A checksum over header and payload alone. */
  static void plain(Packet packet, int length) {
    if (packet.has(Packet.CUT)) return;
    boolean good = Checksums.fold(Checksums.sum(packet.bytes(), packet.transportOffset(), length)) == 0xffff;
    packet.flag(good ? Packet.TRANSPORT_CHECKSUM_GOOD : Packet.TRANSPORT_CHECKSUM_BAD);
  }

  /**
   * What drivers leave for the network card to add to: the pseudo-header's sum, on some inverted; for segmentation
   * offload without the length.
   */
  private static int verdict(int found, long withoutLength, int length) {
    int pseudo = Checksums.fold(withoutLength + length);
    boolean partial = found == pseudo || found == (~pseudo & 0xffff) || found == Checksums.fold(withoutLength);
    return partial ? Packet.TRANSPORT_CHECKSUM_PARTIAL : Packet.TRANSPORT_CHECKSUM_BAD;
  }
}
