package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Internet Control Message Protocol (RFC 792). The payload begins after the eight bytes that all messages have.
 *
 * <pre>
 *   type (1)   code (1)   checksum (2)   as the type says (4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "icmp", summary = "Internet Control Message Protocol")
public final class Icmp implements HeaderDecoder {
  private static final int PROTOCOL = 1;
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = packet.remaining();
    if (!TransportHeader.note(packet, PROTOCOL, LENGTH)) return broken(packet, "icmp.header_cut");
    TransportChecksum.plain(packet, length);
    packet.advance(LENGTH);
    if (quotes(packet.u8(at))) QuotedPacket.note(packet, at + LENGTH, 4);
    return Layer.DONE;
  }

  /** Unreachable, source quench, redirect, time exceeded, parameter problem. */
  private static boolean quotes(int type) {
    return switch (type) {
      case 3, 4, 5, 11, 12 -> true;
      default -> false;
    };
  }
}
