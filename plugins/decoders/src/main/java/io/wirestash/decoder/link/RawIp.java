package io.wirestash.decoder.link;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/** IP without a link header (LINKTYPE_RAW, _IPV4, _IPV6 and values of older systems): the version field decides. */
@Extension
@Component(kind = Kind.DECODER, name = "raw_ip", summary = "IP without a link header")
public final class RawIp implements HeaderDecoder {
  @Override
  public int[] accepts() {
    return new int[] {
      Layer.IP_ANY, Layer.link(101), Layer.link(12), Layer.link(14), Layer.link(228), Layer.link(229)
    };
  }

  @Override
  public int decode(Packet packet) {
    if (packet.remaining() < 1) return broken(packet, "ip.header_cut");
    return switch (packet.u8(packet.position()) >> 4) {
      case 4 -> Layer.ether(EtherTypes.IPV4);
      case 6 -> Layer.ether(EtherTypes.IPV6);
      default -> broken(packet, "ip.version");
    };
  }
}
