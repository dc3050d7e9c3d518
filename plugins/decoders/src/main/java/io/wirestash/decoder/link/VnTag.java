package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * VN-Tag, which switches put between Ethernet header and type for virtual interfaces.
 *
 * <pre>
 *   direction, source and destination interface (4)   type (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "vntag", summary = "VN-Tag of virtual interfaces")
public final class VnTag implements HeaderDecoder {
  private static final int ETHER_TYPE = 0x8926;
  private static final int LENGTH = 6;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(ETHER_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "vntag.header_cut");
    int at = packet.position();
    packet.advance(LENGTH);
    return Layer.ether(packet.u16(at + 4));
  }
}
