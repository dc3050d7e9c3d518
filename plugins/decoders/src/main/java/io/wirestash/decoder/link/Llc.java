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
 * Logical Link Control (IEEE 802.2) with SNAP (RFC 1042).
 *
 * <pre>
 *   destination SAP (1)   source SAP (1)   control (1 or 2)
 *   SNAP, for SAP 0xaa: organisation (3)   type (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "llc", summary = "IEEE 802.2 Logical Link Control and SNAP")
public final class Llc implements HeaderDecoder {
  private static final int ATM_RFC1483 = 100;
  private static final int ATM_CLIP = 106;
  private static final int SNAP = 0xaaaa;
  private static final int IP = 0x0606;
  private static final int UNNUMBERED = 3;
  private static final int ENCAPSULATED_ETHERNET = 0x000000;
  private static final int BRIDGE_TUNNEL = 0x0000f8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.LLC, Layer.link(ATM_RFC1483), Layer.link(ATM_CLIP)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < 3) return broken(packet, "llc.header_cut");
    int at = packet.position();
    if (packet.u8(at + 2) != UNNUMBERED) return Layer.DONE;
    packet.advance(3);
    return switch (packet.u16(at)) {
      case SNAP -> snap(packet);
      case IP -> Layer.ether(EtherTypes.IPV4);
      default -> Layer.DONE;
    };
  }

  /** Reads organisation and type. */
  static int snap(Packet packet) {
    if (packet.remaining() < 5) return broken(packet, "llc.snap_cut");
    int at = packet.position();
    int organisation = packet.u8(at) << 16 | packet.u16(at + 1);
    packet.advance(5);
    boolean etherType = organisation == ENCAPSULATED_ETHERNET || organisation == BRIDGE_TUNNEL;
    return etherType ? Layer.ether(packet.u16(at + 3)) : Layer.DONE;
  }
}
