package io.wirestash.testkit;

import io.wirestash.api.Component;
import io.wirestash.api.ComponentFactory;
import io.wirestash.api.Context;
import io.wirestash.api.Kind;
import io.wirestash.api.NoOptions;
import io.wirestash.api.packet.Decoder;
import io.wirestash.api.packet.Layer;
import io.wirestash.api.packet.Packet;

/** Stands in for the real decoders, which are a plugin: IPv4 with UDP or TCP, without IP options and fragments. */
@Component(kind = Kind.DECODER, name = "raw_ip", summary = "For the testkit's own tests.")
public final class RawIpFactory implements ComponentFactory<NoOptions, Decoder> {
  /** LINKTYPE_RAW. */
  static final int LINK_TYPE = 101;

  private static final int IP_HEADER = 20;
  private static final int UDP_HEADER = 8;
  private static final int UDP = 17;
  private static final int TCP = 6;

  @Override
  public Decoder create(NoOptions options, Context context) {
    return new Decoder() {
      @Override
      public int[] accepts() {
        return new int[] {Layer.link(LINK_TYPE)};
      }

      @Override
      public int decode(Packet packet) {
        return read(packet) ? Layer.DONE : Layer.BROKEN;
      }
    };
  }

  private static boolean read(Packet packet) {
    int ip = packet.position();
    boolean whole = packet.remaining() >= IP_HEADER + UDP_HEADER && packet.u16(ip + 2) == packet.remaining();
    int header = whole && packet.u8(ip) == 0x45 ? header(packet, ip) : 0;
    if (header < UDP_HEADER || packet.remaining() < IP_HEADER + header) {
      packet.undecodable("ip.odd");
      return false;
    }
    packet.ip(4, ip, packet.remaining());
    packet.transport(packet.u8(ip + 9), ip + IP_HEADER);
    packet.payload(ip + IP_HEADER + header, packet.remaining() - IP_HEADER - header);
    packet.flag(Packet.TRANSPORT_COMPLETE | Packet.TRANSPORT_CHECKSUM_GOOD);
    return true;
  }

  /** Length of the transport header, or 0 for other protocols. */
  private static int header(Packet packet, int ip) {
    return switch (packet.u8(ip + 9)) {
      case UDP -> UDP_HEADER;
      case TCP -> packet.remaining() < IP_HEADER + 20 ? 0 : Math.max(20, (packet.u8(ip + IP_HEADER + 12) >> 4) * 4);
      default -> 0;
    };
  }
}
