package io.wirestash.decoder.transport;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * User Datagram Protocol (RFC 768). What follows is named by the port: the destination's if a tunnel is known to end
 * there, otherwise the lower one, which is the more likely to be assigned.
 *
 * <pre>
 *   source port (2)   destination port (2)   length (2)   checksum (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "udp", summary = "User Datagram Protocol")
public final class Udp implements HeaderDecoder {
  private static final int PROTOCOL = 17;
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    packet.transport(PROTOCOL, at);
    if (packet.remaining() < LENGTH) return broken(packet, "udp.header_cut");
    int length = length(packet, packet.u16(at + 4));
    if (length < LENGTH) return broken(packet, "udp.length");
    packet.limit(at + length);
    packet.advance(LENGTH);
    packet.payload(at + LENGTH, length - LENGTH);
    packet.flag(Packet.TRANSPORT_COMPLETE);
    verify(packet, at, length);
    return Layer.udpPort(servicePort(packet.u16(at), packet.u16(at + 2)));
  }

  /** Header and payload that are there: as stated, unless the length lies or was left out (RFC 2675 4). */
  private static int length(Packet packet, int stated) {
    int available = packet.remaining();
    if (stated == 0 && (packet.has(Packet.LENGTH_ZERO) || packet.ipLength() > 0xffff)) return available;
    if (stated >= LENGTH && stated <= available || packet.has(Packet.CUT) && stated >= LENGTH) {
      return Math.min(stated, available);
    }
    packet.anomaly("udp.length");
    return stated < LENGTH ? stated : available;
  }

  /** RFC 768: a checksum of zero means that the sender made none; IPv6 does not allow that (RFC 8200 8.1). */
  private static void verify(Packet packet, int at, int length) {
    boolean none = packet.u16(at + 6) == 0 && packet.ipVersion() == 4;
    if (none) packet.flag(Packet.TRANSPORT_CHECKSUM_GOOD);
    else TransportChecksum.withPseudoHeader(packet, at + 6, PROTOCOL, length, length);
  }

  private static int servicePort(int source, int destination) {
    return switch (destination) {
      case 1701, 2152, 3544, 4789, 4790, 6081, 8472 -> destination;
      default -> Math.min(source, destination);
    };
  }
}
