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
 * BSD loopback (LINKTYPE_NULL in the byte order of the capturing machine, LINKTYPE_LOOP in network order): four bytes
 * of address family, whose number for IPv6 differs between systems.
 */
@Extension
@Component(kind = Kind.DECODER, name = "null_loop", summary = "BSD loopback")
public final class NullLoop implements HeaderDecoder {
  private static final int LENGTH = 4;

  @Override
  public int[] accepts() {
    return new int[] {Layer.link(0), Layer.link(108)};
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < LENGTH) return broken(packet, "null_loop.header_cut");
    int family = packet.i32(packet.position());
    if ((family & 0xffff0000) != 0) family = Integer.reverseBytes(family);
    packet.advance(LENGTH);
    return switch (family) {
      case 2 -> Layer.ether(EtherTypes.IPV4);
      case 10, 23, 24, 28, 30 -> Layer.ether(EtherTypes.IPV6); // Linux, Windows, NetBSD, FreeBSD, macOS
      default -> family >= EtherTypes.FIRST && family <= 0xffff ? Layer.ether(family) : Layer.DONE;
    };
  }
}
