package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Cisco HDLC (LINKTYPE_C_HDLC): an address, a zero byte, an EtherType.
 */
@Extension
@Component(kind = Kind.DECODER, name = "chdlc", summary = "Cisco HDLC")
public final class CiscoHdlc implements HeaderDecoder {
  static final int LINK_TYPE = 104;
  private static final int LENGTH = 4;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "chdlc.header_cut");
    int at = packet.position();
    packet.advance(LENGTH);
    return Layer.ether(packet.u16(at + 2));
  }
}
