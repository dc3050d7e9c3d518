package io.wirestash.decoder.ip;

import io.wirestash.api.packet.Packet;

/** The headers between IPv6 and what it carries: RFC 8200 4, AH (RFC 4302), mobility, HIP, Shim6. */
public final class ExtensionHeaders {
  static final int HOP_BY_HOP = 0;
  static final int ROUTING = 43;
  public static final int FRAGMENT = 44;
  static final int AUTHENTICATION = 51;
  static final int NONE = 59;
  static final int DESTINATION = 60;
  private static final int MOBILITY = 135;
  private static final int HIP = 139;
  private static final int SHIM6 = 140;

  /** Most of them in one packet; RFC 8200 4.1 expects each once, destination options twice. */
  public static final int MAX = 16;

  private static final int JUMBO_OPTION = 0xc2;

  private ExtensionHeaders() {}

  public static boolean isExtension(int protocol) {
    return switch (protocol) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY, HIP, SHIM6 -> true;
      default -> false;
    };
  }

  /** Bytes of the header at an offset, or -1 if the packet ends before it does. */
  public static int length(Packet packet, int at, int protocol) {
    int available = packet.limit() - at;
    if (available < 8) return -1;
    int length =
        switch (protocol) {
          case FRAGMENT -> 8;
          case AUTHENTICATION -> packet.u8(at + 1) + 2 << 2; // RFC 4302 2.2: in words, minus two
          default -> packet.u8(at + 1) + 1 << 3;
        };
    return length > available ? -1 : length;
  }

  /** The payload length in the jumbo option (RFC 2675 2) of the hop-by-hop header at an offset, or 0. */
  static long jumboLength(Packet packet, int at) {
    int length = length(packet, at, HOP_BY_HOP);
    int end = at + length;
    int option = at + 2;
    while (option + 6 <= end) {
      int type = packet.u8(option);
      if (type == JUMBO_OPTION && packet.u8(option + 1) == 4) return packet.u32(option + 2);
      option += type == 0 ? 1 : 2 + packet.u8(option + 1);
    }
    return 0;
  }

  /**
   * Where the address of the last destination lies: in a routing header that is not used up (RFC 8200 8.1), otherwise
   * in the IPv6 header.
   */
  static int finalDestination(Packet packet) {
    int ip = packet.ipOffset();
    int at = ip + Ipv6.LENGTH;
    int next = packet.u8(ip + 6);
    while (at < packet.transportOffset() && isExtension(next)) {
      int length = length(packet, at, next);
      if (length < 0) break;
      if (next == ROUTING && packet.u8(at + 3) > 0 && length >= 24) return lastSegment(packet, at, length);
      next = packet.u8(at);
      at += length;
    }
    return ip + 24;
  }

  /** Type 4 (RFC 8754 2) lists segments backwards; types 0 and 2 (RFC 6275 6.4) forwards. */
  private static int lastSegment(Packet packet, int at, int length) {
    return packet.u8(at + 2) == 4 ? at + 8 : at + length - 16;
  }
}
