package io.wirestash.parser.packet;

import io.wirestash.api.event.Help;
import io.wirestash.api.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** Stream Control Transmission Protocol (RFC 9260 3): the common header and which chunks follow. */
record Sctp(
    @Help("The verification tag.") long tag,
    @Help("The chunks in the packet, by name.") List<String> chunks) {

  private static final int PROTOCOL = 132;
  private static final int CHUNK_HEADER = 4;

  /** Null if the packet is none. */
  static Sctp of(Packet packet) {
    if (packet.ipProtocol() != PROTOCOL || !packet.has(Packet.TRANSPORT_COMPLETE)) return null;
    return new Sctp(packet.u32(packet.transportOffset() + 4), chunks(packet));
  }

  /** RFC 9260 3.2: a chunk's length counts its header and not the padding to whole words. */
  private static List<String> chunks(Packet packet) {
    List<String> chunks = new ArrayList<>(4);
    int end = packet.payloadOffset() + packet.payloadLength();
    int at = packet.payloadOffset();
    while (at + CHUNK_HEADER <= end) {
      chunks.add(Registry.sctpChunk(packet.u8(at)));
      int length = packet.u16(at + 2);
      if (length < CHUNK_HEADER) break;
      at += length + 3 & ~3;
    }
    return chunks;
  }
}
