package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Other headers that drivers put before IEEE 802.11 frames: Prism and AVS, which tell themselves apart by their first
 * four bytes, and Per-Packet Information, which names the link type that follows.
 *
 * <pre>
 *   Prism: message code (4)   length (4)   ...      AVS: version 0x8021100x (4)   length (4)   ...
 *   PPI:   version (1)   flags (1)   length (2)   link type (4), all little-endian
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "wlan_prefix", summary = "Prism, AVS and PPI headers of IEEE 802.11 captures")
public final class WlanPrefix implements HeaderDecoder {
  private static final int PRISM = 119;
  private static final int AVS = 163;
  private static final int PPI = 192;
  private static final int LENGTH = 8;
  private static final int AVS_VERSION = 0x80211000;
  private static final int PRISM_LENGTH = 144;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(PRISM), Layer.link(AVS), Layer.link(PPI)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "wlan_prefix.header_cut");
    int at = packet.position();
    boolean ppi = packet.origin().linkType() == PPI;
    int length = ppi ? packet.u8(at + 3) << 8 | packet.u8(at + 2) : cardLength(packet, at);
    if (length < LENGTH) return broken(packet, "wlan_prefix.length");
    if (length > packet.remaining()) return broken(packet, "wlan_prefix.header_cut");
    packet.advance(length);
    if (!ppi) return Layer.IEEE80211;
    int inner = packet.u8(at + 5) << 8 | packet.u8(at + 4);
    return inner == PPI ? broken(packet, "wlan_prefix.nested") : Layer.link(inner);
  }

  /** AVS states its length in network order, Prism in that of the capturing machine. */
  private static int cardLength(Packet packet, int at) {
    int length = packet.i32(at + 4);
    if ((packet.i32(at) & 0xfffffff0) == AVS_VERSION) return length;
    return length == PRISM_LENGTH ? length : Integer.reverseBytes(length);
  }
}
