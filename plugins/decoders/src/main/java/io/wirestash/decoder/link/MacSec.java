package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * MAC security (IEEE 802.1AE 9.3) that protects without encrypting; encrypted frames end here.
 *
 * <pre>
 *   flags (1)   short length (1)   packet number (4)   channel (8, if a flag says so)   type (2) ... check value (16)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "macsec", summary = "MAC security without encryption")
public final class MacSec implements HeaderDecoder {
  private static final int ETHER_TYPE = 0x88e5;
  private static final int LENGTH = 6;
  private static final int CHANNEL = 8;
  private static final int CHECK_VALUE = 16;
  private static final int HAS_CHANNEL = 0x20;
  private static final int ENCRYPTED_OR_CHANGED = 0x0c;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(ETHER_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "macsec.header_cut");
    int at = packet.position();
    int flags = packet.u8(at);
    if ((flags & ENCRYPTED_OR_CHANGED) != 0) return Layer.DONE;
    int length = LENGTH + ((flags & HAS_CHANNEL) != 0 ? CHANNEL : 0) + 2;
    if (packet.remaining() < length) return broken(packet, "macsec.header_cut");
    packet.advance(length);
    packet.limit(Math.max(packet.position(), packet.limit() - CHECK_VALUE));
    return Layer.ether(packet.u16(at + length - 2));
  }
}
