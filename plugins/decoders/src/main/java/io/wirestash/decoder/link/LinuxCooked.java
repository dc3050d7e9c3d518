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
 * What Linux writes for the interface "any": cooked headers, version 1 (LINKTYPE_LINUX_SLL) and 2 (_SLL2).
 *
 * <pre>
 *   v1: packet type (2)   device type (2)   address length (2)   address (8)   protocol (2)
 *   v2: protocol (2)   reserved (2)   interface (4)   device type (2)   packet type (1)
 *       address length (1)   address (8)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "linux_cooked", summary = "Linux cooked capture, versions 1 and 2")
public final class LinuxCooked implements HeaderDecoder {
  private static final int LINK_TYPE_V1 = 113;
  private static final int LINK_TYPE_V2 = 276;
  private static final int LENGTH_V1 = 16;
  private static final int LENGTH_V2 = 20;
  private static final int DEVICE_RADIOTAP = 803;
  private static final int DEVICE_NETLINK = 824;
  private static final int PROTOCOL_LLC = 4;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE_V1), Layer.link(LINK_TYPE_V2)};
  }

  @Override
  public int decode(Packet packet) {
    boolean first = packet.origin().linkType() != LINK_TYPE_V2;
    int length = first ? LENGTH_V1 : LENGTH_V2;
    if (packet.remaining() < length) return broken(packet, "linux_cooked.header_cut");
    int at = packet.position();
    packet.advance(length);
    return first ? next(packet.u16(at + 2), packet.u16(at + 14)) : next(packet.u16(at + 8), packet.u16(at));
  }

  private static int next(int device, int protocol) {
    if (device == DEVICE_NETLINK) return Layer.DONE;
    if (device == DEVICE_RADIOTAP) return Layer.link(Radiotap.LINK_TYPE);
    if (protocol == PROTOCOL_LLC) return Layer.LLC;
    return protocol < EtherTypes.FIRST ? Layer.DONE : Layer.ether(protocol);
  }
}
