package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Radiotap (radiotap.org), what a card found out about an 802.11 frame; little-endian.
 *
 * <pre>
 *   version (1)   padding (1)   length (2)   present (4, more of them while the highest bit is set)   fields
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "radiotap", summary = "Radiotap header of IEEE 802.11 captures")
public final class Radiotap implements HeaderDecoder {
  static final int LINK_TYPE = 127;
  private static final int LENGTH = 8;
  private static final int HAS_TIME = 1;
  private static final int HAS_FLAGS = 2;
  private static final int MORE = 0x80;
  private static final int CHECKSUM_AT_END = 0x10;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return broken(packet, "radiotap.header_cut");
    int length = packet.u8(at + 3) << 8 | packet.u8(at + 2);
    if (length < LENGTH) return broken(packet, "radiotap.length");
    if (length > packet.remaining()) return broken(packet, "radiotap.header_cut");
    boolean checksum = (flags(packet, at, at + length) & CHECKSUM_AT_END) != 0;
    packet.advance(length);
    if (checksum && packet.remaining() >= 4) packet.limit(packet.limit() - 4);
    return Layer.IEEE80211;
  }

  /** The flags field is the second one, behind the eight aligned bytes of the time if that is present. */
  private static int flags(Packet packet, int at, int end) {
    int present = packet.u8(at + 4);
    if ((present & HAS_FLAGS) == 0) return 0;
    int field = at + 4;
    while (field + 4 <= end && (packet.u8(field + 3) & MORE) != 0) field += 4;
    field += 4;
    if ((present & HAS_TIME) != 0) field = at + (field - at + 7 & ~7) + 8;
    return field < end ? packet.u8(field) : 0;
  }
}
