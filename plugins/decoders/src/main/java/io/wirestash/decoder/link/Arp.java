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
 * Address Resolution Protocol (RFC 826) and its reverse: checked for its fixed part, nothing follows.
 */
@Extension
@Component(kind = Kind.DECODER, name = "arp", summary = "Address Resolution Protocol")
public final class Arp implements HeaderDecoder {
  private static final int LENGTH = 8;
  private static final int REVERSE_ARP = 0x8035;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(EtherTypes.ARP), Layer.ether(REVERSE_ARP)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return broken(packet, "arp.header_cut");
    int addresses = 2 * (packet.u8(at + 4) + packet.u8(at + 5));
    if (packet.remaining() < LENGTH + addresses) return broken(packet, "arp.addresses_cut");
    packet.advance(LENGTH + addresses);
    return Layer.DONE;
  }
}
