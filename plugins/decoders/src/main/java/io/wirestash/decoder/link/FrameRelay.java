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
 * Frame Relay: multiprotocol encapsulation (RFC 2427) or Cisco's, which has an EtherType behind the address.
 *
 * <pre>
 *   address (2 to 4, its last byte is odd)
 *   RFC 2427: control 0x03 (1)   padding (0 or 1)   protocol (1)      Cisco: type (2)
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "frame_relay", summary = "Frame Relay")
public final class FrameRelay implements HeaderDecoder {
  private static final int LINK_TYPE = 107;
  private static final int LONGEST_ADDRESS = 4;
  private static final int UNNUMBERED = 3;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(LINK_TYPE)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    int length = 1;
    while (length <= LONGEST_ADDRESS && length <= packet.remaining() && (packet.u8(at + length - 1) & 1) == 0) length++;
    if (length < 2 || length > LONGEST_ADDRESS) return broken(packet, "frame_relay.address");
    if (packet.remaining() < length + 2) return broken(packet, "frame_relay.header_cut");
    packet.advance(length + 2);
    if (packet.u8(at + length) != UNNUMBERED) return Layer.ether(packet.u16(at + length));
    return encapsulated(packet, packet.u8(at + length + 1));
  }

  private static int encapsulated(Packet packet, int first) {
    int protocol = first;
    if (protocol == 0) { // padding, so that what follows begins at an even offset
      if (packet.remaining() < 1) return broken(packet, "frame_relay.header_cut");
      protocol = packet.u8(packet.position());
      packet.advance(1);
    }
    return switch (protocol) {
      case 0xcc -> Layer.ether(EtherTypes.IPV4);
      case 0x8e -> Layer.ether(EtherTypes.IPV6);
      case 0x80 -> Llc.snap(packet);
      default -> Layer.DONE;
    };
  }
}
