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
 * IP directly inside IP: IPv4 in IPv4 (RFC 2003), IPv6 in IPv4 (RFC 4213), and either in IPv6 (RFC 2473).
 */
@Extension
@Component(kind = Kind.DECODER, name = "ip_in_ip", summary = "IP directly inside IP")
public final class IpInIp implements HeaderDecoder {
  private static final int IPV4 = 4;
  private static final int IPV6 = 41;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ip(IPV4), Layer.ip(IPV6)};
  }

  @Override
  public int decode(Packet packet) {
    boolean outer4 = packet.ipVersion() == 4;
    if (packet.ipProtocol() == IPV4) {
      return enter(packet, outer4 ? TunnelKind.IPIP : TunnelKind.FOUR_IN_SIX, 0, Layer.ether(EtherTypes.IPV4));
    }
    return enter(packet, outer4 ? TunnelKind.SIX_IN_FOUR : TunnelKind.SIX_IN_SIX, 0, Layer.ether(EtherTypes.IPV6));
  }
}
