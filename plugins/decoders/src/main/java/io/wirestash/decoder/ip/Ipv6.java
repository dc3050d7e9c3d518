package io.wirestash.decoder.ip;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Internet Protocol version 6 (RFC 8200 3) with its extension headers, at most 16 of them.
 *
 * <pre>
 *   version, class, flow label (4)
 *   payload length (2)   next header (1)   hop limit (1)
 *   source (16)   destination (16)   extension headers
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ipv6", summary = "Internet Protocol version 6 and its extension headers")
public final class Ipv6 implements HeaderDecoder {
  static final int LENGTH = 40;
  private static final int MAX_JUMBO = 1 << 30;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(EtherTypes.IPV6), Layer.ppp(0x0057)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return broken(packet, "ipv6.header_cut");
    if (packet.u8(at) >> 4 != 6) return broken(packet, "ipv6.version");
    int next = packet.u8(at + 6);
    noteLength(packet, at, packet.u16(at + 4), next);
    if (ExtensionHeaders.isExtension(next)) return afterExtensions(packet, at + LENGTH, next);
    return IpPayload.at(packet, at + LENGTH, next);
  }

  private static void noteLength(Packet packet, int at, int stated, int next) {
    long length = stated;
    if (stated == 0 && next == ExtensionHeaders.HOP_BY_HOP) length = ExtensionHeaders.jumboLength(packet, at + LENGTH);
    if (length == 0 && next != ExtensionHeaders.NONE && packet.remaining() > LENGTH) {
      packet.ip(6, at, packet.remaining());
      IpLength.assume(packet);
      return;
    }
    int total = LENGTH + (int) Math.min(length, MAX_JUMBO);
    packet.ip(6, at, total);
    IpLength.apply(packet, at, total);
  }

  private static int afterExtensions(Packet packet, int offset, int first) {
    int at = offset;
    int next = first;
    for (int headers = 0; headers < ExtensionHeaders.MAX; headers++) {
      int length = ExtensionHeaders.length(packet, at, next);
      if (length < 0) return broken(packet, "ipv6.extension_cut");
      if (next == ExtensionHeaders.FRAGMENT && !atomic(packet, at)) return Layer.FRAGMENT;
      next = packet.u8(at);
      at += length;
      if (!ExtensionHeaders.isExtension(next)) return IpPayload.at(packet, at, next);
    }
    packet.anomaly("ip.header_chain");
    return broken(packet, "ipv6.header_chain");
  }

  /** RFC 6946: the only fragment of its datagram is no fragment. */
  private static boolean atomic(Packet packet, int at) {
    return (packet.u16(at + 2) & 0xfff9) == 0;
  }
}
