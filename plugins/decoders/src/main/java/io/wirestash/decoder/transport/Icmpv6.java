package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Internet Control Message Protocol for IPv6 (RFC 4443 2.1). The payload begins after the eight bytes that all assigned
 * messages have.
 *
 * <pre>
 *   type (1)   code (1)   checksum (2)   as the type says (4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "icmpv6", summary = "Internet Control Message Protocol for IPv6")
public final class Icmpv6 implements HeaderDecoder {
  private static final int PROTOCOL = 58;
  private static final int LENGTH = 8;

  /** RFC 4443 2.1: error messages have types 0 to 127; these four are assigned and quote a packet. */
  private static final int LAST_ERROR = 4;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = packet.remaining();
    if (!TransportHeader.note(packet, PROTOCOL, LENGTH)) return broken(packet, "icmpv6.header_cut");
    TransportChecksum.withPseudoHeader(packet, at + 2, PROTOCOL, length, length);
    packet.advance(LENGTH);
    int type = packet.u8(at);
    if (type >= 1 && type <= LAST_ERROR) QuotedPacket.note(packet, at + LENGTH, 6);
    return Layer.DONE;
  }
}
