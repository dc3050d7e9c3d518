package io.wirestash.decoder;

import io.wirestash.api.packet.Packet;

/** EtherTypes (IEEE 802 numbers) that several decoders need to know. */
public final class EtherTypes {
  public static final int IPV4 = 0x0800;
  public static final int ARP = 0x0806;
  public static final int TRANSPARENT_ETHERNET = 0x6558;
  public static final int VLAN = 0x8100;
  public static final int PROVIDER_VLAN = 0x88a8;
  public static final int QINQ_9100 = 0x9100;
  public static final int QINQ_9200 = 0x9200;
  public static final int IPV6 = 0x86dd;
  public static final int PPP = 0x880b;
  public static final int MPLS = 0x8847;
  public static final int MPLS_MULTICAST = 0x8848;
  public static final int PPPOE_SESSION = 0x8864;
  public static final int NSH = 0x894f;

  /** IEEE 802.3 3.2.6: smaller values of the type field are lengths. */
  public static final int FIRST = 0x0600;

  private static final int LONGEST_LENGTH = 1500;

  private EtherTypes() {}

  /** True for a type that is often seen inside other headers. */
  public static boolean common(int type) {
    return switch (type) {
      case IPV4, ARP, TRANSPARENT_ETHERNET, VLAN, PROVIDER_VLAN, QINQ_9100, IPV6, PPP, MPLS, PPPOE_SESSION -> true;
      default -> false;
    };
  }

  /** True if the bytes at an offset look like an Ethernet header: formats without a type field leave us to guess. */
  public static boolean ethernetAt(Packet packet, int offset) {
    if (packet.limit() - offset < 14) return false;
    int type = packet.u16(offset + 12);
    return common(type) || type <= LONGEST_LENGTH && type <= packet.limit() - offset - 14 && type > 2;
  }
}
