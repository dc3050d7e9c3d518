package io.wirestash.decoder.tunnel;

import static io.wirestash.decoder.HeaderDecoder.enter;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * VXLAN with a protocol field (draft-ietf-nvo3-vxlan-gpe 3.1).
 *
 * <pre>
 *   flags (1)   reserved (2)   next protocol (1)   network identifier (3)   reserved (1)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "vxlan_gpe", summary = "VXLAN Generic Protocol Extension")
public final class VxlanGpe implements HeaderDecoder {
  private static final int PORT = 4790;
  private static final int LENGTH = 8;
  private static final int HAS_ID_AND_PROTOCOL = 0x0c;

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return Layer.DONE;
    if ((packet.u8(at) & HAS_ID_AND_PROTOCOL) != HAS_ID_AND_PROTOCOL || packet.u16(at + 1) != 0) return Layer.DONE;
    int inner = inner(packet.u8(at + 3));
    if (inner == Layer.DONE) return Layer.DONE;
    packet.advance(LENGTH);
    return enter(packet, TunnelKind.VXLAN, packet.i32(at + 4) >>> 8, inner);
  }

  private static int inner(int protocol) {
    return switch (protocol) {
      case 1 -> Layer.ether(EtherTypes.IPV4);
      case 2 -> Layer.ether(EtherTypes.IPV6);
      case 3 -> Layer.ether(EtherTypes.TRANSPARENT_ETHERNET);
      case 4 -> Layer.ether(EtherTypes.NSH);
      case 5 -> Layer.MPLS;
      default -> Layer.DONE;
    };
  }
}
