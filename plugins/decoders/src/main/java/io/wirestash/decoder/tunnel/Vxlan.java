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
 * VXLAN (RFC 7348 5). A datagram to its port that does not look like it stays a plain datagram.
 *
 * <pre>
 *   flags (1)   reserved, or group policy (3)   network identifier (3)   reserved (1)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "vxlan", summary = "VXLAN")
public final class Vxlan implements HeaderDecoder {
  private static final int PORT = 4789;
  private static final int LINUX_PORT = 8472;
  private static final int LENGTH = 8;
  private static final int HAS_ID = 0x08;

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT), Layer.udpPort(LINUX_PORT)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH || (packet.u8(at) & HAS_ID) == 0 || packet.u8(at + 7) != 0) return Layer.DONE;
    if (!EtherTypes.ethernetAt(packet, at + LENGTH)) return Layer.DONE;
    packet.advance(LENGTH);
    return enter(packet, TunnelKind.VXLAN, packet.i32(at + 4) >>> 8, Layer.ether(EtherTypes.TRANSPARENT_ETHERNET));
  }
}
