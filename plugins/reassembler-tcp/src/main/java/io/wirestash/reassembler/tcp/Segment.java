package io.wirestash.reassembler.tcp;

import io.wirestash.api.packet.Packet;

/**
 * The segment at hand: its header (RFC 9293 section 3.1), read once, and where its payload lies. Re-used for segment
 * after segment.
 */
final class Segment {
  static final int FIN = 1;
  static final int SYN = 1 << 1;
  static final int RST = 1 << 2;
  static final int ACK = 1 << 4;
  static final int URG = 1 << 5;

  int sequence;
  int acknowledgement;
  int flags;
  int window;
  int urgentPointer;
  long nanos;
  int ttl;

  /** Payload as sent; {@link #captured} of it lies in {@link #bytes} from {@link #from}. */
  int length;
  byte[] bytes;
  int from;
  int captured;

  final HeaderOptions options = new HeaderOptions();

  void read(Packet packet) {
    int at = packet.transportOffset();
    sequence = packet.i32(at + 4);
    acknowledgement = packet.i32(at + 8);
    flags = packet.u8(at + 13);
    window = packet.u16(at + 14);
    urgentPointer = packet.u16(at + 18);
    nanos = packet.nanos();
    ttl = packet.u8(packet.ipOffset() + (packet.ipVersion() == 4 ? 8 : 7));
    bytes = packet.bytes();
    from = packet.payloadOffset();
    captured = packet.payloadLength();
    length = Math.max(captured, packet.ipLength() - (from - packet.ipOffset()));
    options.read(packet, at + 20, from);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Sequence number behind the payload. */
  int end() {
    return sequence + length;
  }

  /** True if no TCP would send these flags, or if there is data without ACK. */
  boolean badFlags() {
    int kind = flags & (SYN | RST | FIN);
    boolean contradictory = (kind & kind - 1) != 0;
    return contradictory || !has(SYN | RST | ACK);
  }
}
