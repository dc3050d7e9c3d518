package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Internet Group Management Protocol (RFC 2236 2, RFC 3376 4). The payload begins after the eight bytes that all
 * versions have.
 *
 * <pre>
 *   type (1)   maximum response time (1)   checksum (2)   group (4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "igmp", summary = "Internet Group Management Protocol")
public final class Igmp implements HeaderDecoder {
  private static final int PROTOCOL = 2;
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int length = packet.remaining();
    if (!TransportHeader.note(packet, PROTOCOL, LENGTH)) return broken(packet, "igmp.header_cut");
    TransportChecksum.plain(packet, length);
    packet.advance(LENGTH);
    return Layer.DONE;
  }
}
