package io.wirestash.decoder.ip;

import static io.wirestash.decoder.HeaderDecoder.broken;

import io.wirestash.api.Component;
import io.wirestash.api.Kind;
import io.wirestash.api.packet.Checksums;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;
import io.wirestash.decoder.EtherTypes;
import io.wirestash.decoder.HeaderDecoder;
import org.pf4j.Extension;

/**
 * Internet Protocol version 4 (RFC 791 3.1).
 *
 * <pre>
 *   version, header words (1)   service (1)    total length (2)
 *   identification (2)          flags, fragment offset (2)
 *   time to live (1)            protocol (1)   checksum (2)
 *   source (4)   destination (4)   options
 * </pre>
 */
@Extension
@Component(kind = Kind.DECODER, name = "ipv4", summary = "Internet Protocol version 4")
public final class Ipv4 implements HeaderDecoder {
  static final int LENGTH = 20;

  /** The more-fragments flag and the fragment offset. */
  static final int FRAGMENT_BITS = 0x3fff;

  @Override
  public int[] accepts() {
    return new int[] {Layer.ether(EtherTypes.IPV4), Layer.ppp(0x0021)};
  }

  @Override
  public int decode(Packet packet) {
    int at = packet.position();
    if (packet.remaining() < LENGTH) return broken(packet, "ipv4.header_cut");
    int first = packet.u8(at);
    if (first >> 4 != 4) return broken(packet, "ipv4.version");
    int header = (first & 15) << 2;
    if (header < LENGTH) return broken(packet, "ipv4.header_length");
    if (header > packet.remaining()) return broken(packet, "ipv4.header_cut");
    int total = packet.u16(at + 2);
    if (total == 0) {
      packet.ip(4, at, packet.remaining());
      IpLength.assume(packet);
    } else {
      packet.ip(4, at, total);
      if (total < header) return lying(packet);
      IpLength.apply(packet, at, total);
    }
    if (headerSum(packet, at, header) != 0xffff) packet.flag(Packet.IP_CHECKSUM_BAD);
    if (header > LENGTH) checkOptions(packet, at + LENGTH, at + header);
    if ((packet.u16(at + 6) & FRAGMENT_BITS) != 0) return Layer.FRAGMENT;
    return IpPayload.at(packet, at + header, packet.u8(at + 9));
  }

  private static int lying(Packet packet) {
    packet.anomaly("ip.length");
    return broken(packet, "ipv4.length");
  }

  private static int headerSum(Packet packet, int at, int header) {
    if (header > LENGTH) return Checksums.fold(Checksums.sum(packet.bytes(), at, header));
    long a = packet.i64(at);
    long b = packet.i64(at + 8);
    return Checksums.fold((a >>> 32) + (a & 0xffffffffL) + (b >>> 32) + (b & 0xffffffffL) + packet.u32(at + 16));
  }

  /** RFC 791 3.1: 0 ends the list, 1 fills; all others have a length that counts type and length. */
  private static void checkOptions(Packet packet, int from, int end) {
    int at = from;
    while (at < end) {
      int type = packet.u8(at);
      if (type == 0) return;
      int length = type == 1 ? 1 : at + 1 < end ? packet.u8(at + 1) : 0;
      if (length < 1 || type != 1 && length < 2 || length > end - at) {
        packet.anomaly("ip.option");
        return;
      }
      at += length;
    }
  }
}
