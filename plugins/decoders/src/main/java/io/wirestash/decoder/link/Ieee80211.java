package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * IEEE 802.11 MAC frames (9.2 of the standard), byte order little-endian. Data frames lead on to LLC; management,
 * control, encrypted and empty ones end here. Of an aggregate (A-MSDU) the first subframe is read.
 *
 * <pre>
 *   frame control (2)   duration (2)   address 1 (6)   address 2 (6)   address 3 (6)   sequence (2)
 *   address 4 (6) between access points   QoS (2)   HT (4)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ieee80211", summary = "IEEE 802.11 data frames")
public final class Ieee80211 implements HeaderDecoder {
  private static final int LINK_TYPE = 105;
  private static final int LENGTH = 24;
  private static final int DATA = 2;
  private static final int TO_AND_FROM_NETWORK = 3;
  private static final int PROTECTED = 0x40;
  private static final int HT_CONTROL = 0x80;
  private static final int SUBTYPE_EMPTY = 4;
  private static final int SUBTYPE_QOS = 8;
  private static final int AGGREGATE = 0x80;
  private static final int SUBFRAME = 14;

  @Override
  public int[] accepts() {
    return new int[] {Layer.IEEE80211, Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < 2) return broken(packet, "ieee80211.header_cut");
    int at = packet.position();
    int control = packet.u8(at);
    if ((control & 3) != 0) return broken(packet, "ieee80211.version");
    if ((control >> 2 & 3) != DATA) return Layer.DONE;
    if (packet.remaining() < LENGTH) return broken(packet, "ieee80211.header_cut");
    int flags = packet.u8(at + 1);
    if ((flags & TO_AND_FROM_NETWORK) == 0) packet.link(at + 4); // only here destination and source are neighbours
    int subtype = control >> 4;
    if ((subtype & SUBTYPE_EMPTY) != 0 || (flags & PROTECTED) != 0) return Layer.DONE;
    return body(packet, at, subtype, flags);
  }

  private static int body(Packet packet, int at, int subtype, int flags) {
    int length = LENGTH + ((flags & TO_AND_FROM_NETWORK) == TO_AND_FROM_NETWORK ? 6 : 0);
    boolean qos = (subtype & SUBTYPE_QOS) != 0;
    int qosAt = at + length;
    if (qos) length += (flags & HT_CONTROL) != 0 ? 6 : 2;
    if (packet.remaining() < length) return broken(packet, "ieee80211.header_cut");
    packet.advance(length);
    return qos && (packet.u8(qosAt) & AGGREGATE) != 0 ? subframe(packet) : Layer.LLC;
  }

  /** Destination, source and length before each packet of an aggregate. */
  private static int subframe(Packet packet) {
    if (packet.remaining() < SUBFRAME) return broken(packet, "ieee80211.subframe_cut");
    int at = packet.position();
    packet.link(at);
    packet.advance(SUBFRAME);
    packet.limit(packet.position() + packet.u16(at + 12));
    return Layer.LLC;
  }
}
