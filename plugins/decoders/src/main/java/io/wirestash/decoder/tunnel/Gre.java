package io.wirestash.decoder.tunnel;

import static io.wirestash.decoder.HeaderDecoder.broken;
import static io.wirestash.decoder.HeaderDecoder.enter;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Generic Routing Encapsulation: version 0 (RFC 2784, 2890, routing of RFC 1701), version 1 of PPTP (RFC 2637), and the
 * oldest mirrored traffic (ERSPAN type I), which is Ethernet without a further header.
 *
 * <pre>
 *   flags, version (2)   protocol (2)
 *   checksum (2), offset (2)   key (4)   sequence (4)   routing, or acknowledgement (4) in version 1
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "gre", summary = "Generic Routing Encapsulation and PPTP")
public final class Gre implements HeaderDecoder {
  private static final int CHECKSUM = 0x8000;
  private static final int ROUTING = 0x4000;
  private static final int KEY = 0x2000;
  private static final int SEQUENCE = 0x1000;
  private static final int ACKNOWLEDGEMENT = 0x0080;
  private static final int VERSION = 7;
  private static final int WCCP = 0x883e;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(47)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < 4) return broken(packet, "gre.header_cut");
    int at = packet.position();
    int flags = packet.u16(at);
    if ((flags & VERSION) > 1) return broken(packet, "gre.version");
    boolean pptp = (flags & VERSION) == 1;
    int length = length(flags, pptp);
    if (packet.remaining() < length) return broken(packet, "gre.header_cut");
    int key = (flags & KEY) == 0 ? 0 : packet.i32(at + 4 + ((flags & (CHECKSUM | ROUTING)) == 0 ? 0 : 4));
    packet.advance(length);
    if (pptp) return pptp(packet, flags, key);
    if ((flags & ROUTING) != 0 && !skipRouting(packet)) return broken(packet, "gre.routing_cut");
    return next(packet, packet.u16(at + 2), flags, key);
  }

  private static int length(int flags, boolean pptp) {
    int length = 4;
    if ((flags & (CHECKSUM | ROUTING)) != 0) length += 4;
    if ((flags & KEY) != 0) length += 4;
    if ((flags & SEQUENCE) != 0) length += 4;
    if (pptp && (flags & ACKNOWLEDGEMENT) != 0) length += 4;
    return length;
  }

  /**
   * RFC 2637 4.1: the key is payload length and call; a packet without sequence number only acknowledges. The call is
   * not noted as the tunnel's id, for it differs between the directions.
   */
  private static int pptp(Packet packet, int flags, int key) {
    packet.limit(packet.position() + (key >>> 16));
    if ((flags & SEQUENCE) == 0) return Layer.DONE;
    return enter(packet, TunnelKind.GRE, 0, Layer.ether(EtherTypes.PPP));
  }

  /** RFC 1701: entries of family (2), offset (1), length (1), until one with length 0. */
  private static boolean skipRouting(Packet packet) {
    while (packet.remaining() >= 4) {
      int length = packet.u8(packet.position() + 3);
      packet.advance(4);
      if (length == 0) return true;
      if (length > packet.remaining()) return false;
      packet.advance(length);
    }
    return false;
  }

  private static int next(Packet packet, int protocol, int flags, int key) {
    return switch (protocol) {
      case Erspan.TYPE_2 -> (flags & SEQUENCE) != 0
          ? Layer.ether(protocol)
          : enter(packet, TunnelKind.ERSPAN, 0, Layer.ether(EtherTypes.TRANSPARENT_ETHERNET));
      case Erspan.TYPE_3 -> Layer.ether(protocol);
      case WCCP -> enter(packet, TunnelKind.GRE, key, redirected(packet));
      default -> enter(packet, TunnelKind.GRE, key, Layer.ether(protocol));
    };
  }

  /** WCCP version 2 puts four bytes before the redirected IPv4 packet, version 1 none. */
  private static int redirected(Packet packet) {
    boolean prefixed = packet.remaining() >= 4 && packet.u8(packet.position()) >> 4 != 4;
    if (prefixed) packet.advance(4);
    return Layer.ether(EtherTypes.IPV4);
  }
}
