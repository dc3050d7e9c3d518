package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Small prefixes of captured IP: SLIP (direction and a compressed header, 16 bytes) and the packet filter log of BSD
 * systems, whose first byte is its length and whose second is the address family.
 */
@Extension
@Component(kind = Kind.DECODER, name = "ip_prefix", summary = "SLIP and the BSD packet filter log")
public final class IpPrefix implements HeaderDecoder {
  private static final int SLIP = 8;
  private static final int PFLOG = 117;
  private static final int SLIP_LENGTH = 16;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(SLIP), Layer.link(PFLOG)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < SLIP_LENGTH) return broken(packet, "ip_prefix.header_cut");
    boolean slip = packet.origin().linkType() == SLIP;
    int length = slip ? SLIP_LENGTH : packet.u8(packet.position()) + 3 & ~3;
    if (length < SLIP_LENGTH || length > packet.remaining()) return broken(packet, "ip_prefix.length");
    packet.advance(length);
    return Layer.IP_ANY;
  }
}
