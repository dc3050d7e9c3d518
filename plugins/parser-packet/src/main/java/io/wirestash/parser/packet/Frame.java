package io.wirestash.parser.packet;

import io.wirestash.api.packet.Packet;

/** What of the link layer the decoders leave to be read: hardware addresses, and the EtherType of what is not IP. */
final class Frame {
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;
  private static final int ETHERNET = 1;
  private static final int ETHERNET_HEADER = 14;
  private static final int TAG = 4;

  /** IEEE 802.3 3.2.6: smaller values of the type field are lengths. */
  private static final int FIRST_TYPE = 0x0600;

  private Frame() {}

  static Mac source(Packet packet) {
    if (packet.linkOffset() >= 0) return Mac.at(packet, packet.linkOffset() + Mac.LENGTH);
    if (packet.has(Packet.REASSEMBLED)) return null; // its bytes are the datagram's
    return switch (packet.origin().linkType()) {
      case LINUX_COOKED -> cooked(packet, 4, 2, 6);
      case LINUX_COOKED_2 -> cooked(packet, 11, 1, 12);
      default -> null;
    };
  }

  /** The sender's address in a header that says how long it is; there is no destination's. */
  private static Mac cooked(Packet packet, int lengthAt, int lengthSize, int addressAt) {
    int start = packet.start();
    if (start + addressAt + Mac.LENGTH > packet.end()) return null;
    int length = lengthSize == 1 ? packet.u8(start + lengthAt) : packet.u16(start + lengthAt);
    return length == Mac.LENGTH ? Mac.at(packet, start + addressAt) : null;
  }

  static Mac destination(Packet packet) {
    return Mac.at(packet, packet.linkOffset());
  }

  /** Where the EtherType of what the frame carries lies, behind VLAN tags; -1 if the link layer has none. */
  private static int typeOffset(Packet packet) {
    int offset =
        switch (packet.origin().linkType()) {
          case ETHERNET -> packet.start() + ETHERNET_HEADER - 2;
          case LINUX_COOKED -> packet.start() + 14;
          case LINUX_COOKED_2 -> packet.start();
          default -> -1;
        };
    if (offset < 0) return -1;
    while (offset + 2 <= packet.end() && tag(packet.u16(offset))) offset += TAG;
    return offset + 2 <= packet.end() ? offset : -1;
  }

  private static boolean tag(int type) {
    return switch (type) {
      case 0x8100, 0x88a8, 0x9100, 0x9200 -> true;
      default -> false;
    };
  }

  /** The EtherType of what the frame carries, or -1. */
  static int etherType(Packet packet) {
    int offset = typeOffset(packet);
    int type = offset < 0 ? -1 : packet.u16(offset);
    return type < FIRST_TYPE ? -1 : type;
  }

  /** Where what the frame carries begins: behind a link header of a known kind, otherwise at the frame's start. */
  static int contentOffset(Packet packet) {
    int offset = typeOffset(packet);
    if (offset < 0) return packet.start();
    return packet.origin().linkType() == LINUX_COOKED_2 ? Math.min(packet.end(), packet.start() + 20) : offset + 2;
  }

  /** What the frame carries, by name; null if that is not known. */
  static String protocol(Packet packet) {
    int type = etherType(packet);
    if (type >= 0) return Registry.etherType(type);
    boolean length = packet.origin().linkType() == ETHERNET && typeOffset(packet) >= 0;
    return length ? "LLC" : null;
  }
}
