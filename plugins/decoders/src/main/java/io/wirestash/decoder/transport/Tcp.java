package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Transmission Control Protocol (RFC 9293 3.1).
 *
 * <pre>
 *   source port (2)   destination port (2)   sequence (4)   acknowledgement (4)
 *   header words (4 bits)   flags (12 bits)   window (2)   checksum (2)   urgent pointer (2)   options
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "tcp", summary = "Transmission Control Protocol")
public final class Tcp implements HeaderDecoder {
  private static final int PROTOCOL = 6;
  private static final int LENGTH = 20;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = packet.remaining();
    packet.transport(PROTOCOL, at);
    if (length < LENGTH) return broken(packet, "tcp.header_cut");
    int header = packet.u8(at + 12) >> 4 << 2;
    if (header < LENGTH) return broken(packet, "tcp.header_length");
    if (header > length) return broken(packet, "tcp.header_cut");
    packet.payload(at + header, length - header);
    packet.flag(Packet.TRANSPORT_COMPLETE);
    TransportChecksum.withPseudoHeader(packet, at + 16, PROTOCOL, length, length);
    packet.advance(header);
    return Layer.DONE;
  }
}
