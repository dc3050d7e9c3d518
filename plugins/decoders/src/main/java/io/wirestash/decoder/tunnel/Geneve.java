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
 * Geneve (RFC 8926 3.4).
 *
 * <pre>
 *   version (2 bits)   option words (6 bits)   flags (1)   protocol (2)
 *   network identifier (3)   reserved (1)   options
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "geneve", summary = "Geneve")
public final class Geneve implements HeaderDecoder {
  private static final int PORT = 6081;
  private static final int LENGTH = 8;

  @Override
  public int[] accepts() {
    return new int[] {Layer.udpPort(PORT)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return Layer.DONE;
    int length = LENGTH + ((packet.u8(at) & 0x3f) << 2);
    int protocol = packet.u16(at + 2);
    boolean plausible = packet.u8(at) >> 6 == 0 && packet.u8(at + 7) == 0 && EtherTypes.common(protocol);
    if (!plausible || packet.remaining() < length) return Layer.DONE;
    packet.advance(length);
    return enter(packet, TunnelKind.GENEVE, packet.i32(at + 4) >>> 8, Layer.ether(protocol));
  }
}
