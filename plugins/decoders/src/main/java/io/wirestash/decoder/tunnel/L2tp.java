package io.wirestash.decoder.tunnel;

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
 * L2TP: version 2 with PPP (RFC 2661 3.1) over UDP, version 3 (RFC 3931 4.1) over UDP or IP with Ethernet. Version 3
 * does not say how long its cookie is nor whether a sublayer header follows: the Ethernet header is looked for.
 *
 * <pre>
 *   v2: flags, version (2)   length (2)   tunnel (2)   session (2)   sequence (4)   offset (2)
 *   v3: over UDP flags, version (2), reserved (2);   session (4)   cookie (0, 4, 8)   sublayer (0, 4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "l2tp", summary = "Layer Two Tunneling Protocol")
public final class L2tp implements HeaderDecoder {
  private static final int PORT = 1701;
  private static final int PROTOCOL = 115;
  private static final int CONTROL = 0x8000;
  private static final int LENGTH = 0x4000;
  private static final int SEQUENCE = 0x0800;
  private static final int OFFSET = 0x0200;
  private static final int PPP_RESERVED = 0x34f0;
  private static final int[] COOKIE_AND_SUBLAYER = {4, 0, 8, 12};

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT), Layer.ip(PROTOCOL)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < 6) return Layer.DONE;
    if (packet.ipProtocol() == PROTOCOL) return ethernet(packet, at);
    int flags = packet.u16(at);
    if (flags == 3 && packet.u16(at + 2) == 0) return ethernet(packet, at + 4);
    boolean data = (flags & (CONTROL | PPP_RESERVED | 15)) == 2;
    return data ? ppp(packet, at, flags) : Layer.DONE;
  }

  private static int ppp(Packet packet, int start, int flags) {
    int ids = start + ((flags & LENGTH) != 0 ? 4 : 2);
    int at = ids + ((flags & SEQUENCE) != 0 ? 8 : 4);
    if ((flags & OFFSET) != 0) at += at + 2 <= packet.limit() ? 2 + packet.u16(at) : 2;
    if (at + 2 > packet.limit() || !pppAt(packet, at)) return Layer.DONE;
    packet.position(at);
    return enter(packet, TunnelKind.L2TP, packet.i32(ids), Layer.ether(EtherTypes.PPP));
  }

  /** RFC 1661 2: the last bit of a protocol number is 1, that of its first byte 0. */
  private static boolean pppAt(Packet packet, int at) {
    int first = packet.u16(at);
    return first == 0xff03 || (first & 0x0101) == 1;
  }

  private static int ethernet(Packet packet, int at) {
    int session = packet.limit() - at < 4 ? 0 : packet.i32(at);
    if (session == 0) return Layer.DONE; // a control message
    for (int prefix : COOKIE_AND_SUBLAYER) {
      int inner = at + 4 + prefix;
      if (!EtherTypes.ethernetAt(packet, inner)) continue;
      packet.position(inner);
      return enter(packet, TunnelKind.L2TP, session, Layer.ether(EtherTypes.TRANSPARENT_ETHERNET));
    }
    return Layer.DONE;
  }
}
