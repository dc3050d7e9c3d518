package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Point-to-Point Protocol (RFC 1661 2), bare or in HDLC framing (RFC 1662 3.1), or behind a byte that tells the
 * direction.
 *
 * <pre>
 *   address 0xff (1)   control 0x03 (1)   both may be missing
 *   protocol (2, or 1 if its lowest bit is set)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ppp", summary = "Point-to-Point Protocol")
public final class Ppp implements HeaderDecoder {
  private static final int WITH_DIRECTION = 204;
  private static final int DIRECTION_AS_ADDRESS = 166;
  private static final int FRAMED = 0xff03;
  private static final int CISCO_UNICAST = 0x0f00;
  private static final int CISCO_MULTICAST = 0x8f00;

  @Override
  public int[] accepts() {
    return new int[] {
      Layer.link(9),
      Layer.link(50),
      Layer.link(DIRECTION_AS_ADDRESS),
      Layer.link(WITH_DIRECTION),
      Layer.ether(EtherTypes.PPP)
    };
  }

  @Override
  public int decode(Packet packet) {
    boolean outermost = packet.position() == packet.start();
    int prefix = outermost && packet.origin().linkType() == WITH_DIRECTION ? 1 : 0;
    if (packet.remaining() < prefix + 2) return broken(packet, "ppp.header_cut");
    packet.advance(prefix);
    int first = packet.u16(packet.position());
    if (first == CISCO_UNICAST || first == CISCO_MULTICAST) return Layer.link(CiscoHdlc.LINK_TYPE);
    boolean direction = outermost && packet.origin().linkType() == DIRECTION_AS_ADDRESS;
    if (first == FRAMED || direction) packet.advance(2);
    return protocol(packet);
  }

  private static int protocol(Packet packet) {
    if (packet.remaining() < 1) return broken(packet, "ppp.header_cut");
    int at = packet.position();
    int high = packet.u8(at);
    if ((high & 1) != 0) { // RFC 1661 6.5: compressed
      packet.advance(1);
      return Layer.ppp(high);
    }
    if (packet.remaining() < 2) return broken(packet, "ppp.header_cut");
    packet.advance(2);
    return Layer.ppp(packet.u16(at));
  }
}
