package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Lightweight UDP (RFC 3828): the length field says how many bytes the checksum covers, 0 meaning all.
 *
 * <pre>
 *   source port (2)   destination port (2)   coverage (2)   checksum (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "udp_lite", summary = "Lightweight User Datagram Protocol")
public final class UdpLite implements HeaderDecoder {
  private static final int PROTOCOL = 136;
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = packet.remaining();
    if (!TransportHeader.note(packet, PROTOCOL, LENGTH)) return broken(packet, "udp_lite.header_cut");
    int coverage = packet.u16(at + 4);
    if (coverage == 0) coverage = length;
    if (coverage < LENGTH || coverage > length && !packet.has(Packet.CUT)) return broken(packet, "udp_lite.coverage");
    TransportChecksum.withPseudoHeader(packet, at + 6, PROTOCOL, length, coverage);
    packet.advance(LENGTH);
    return Layer.DONE;
  }
}
