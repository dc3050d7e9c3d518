package io.wirestash.api.packet;

/**
 * Names what comes next in a packet as one int: a name space and a number in it. Decoders accept layers and return the
 * next one.
 */
public final class Layer {
  /** Nothing follows that a decoder should read: the packet is decoded as far as it goes. */
  public static final int DONE = 0;

  /** The bytes make no sense here; the decoder has noted why ({@link Packet#undecodable}). */
  public static final int BROKEN = 1;

  /** An IP fragment: {@link Packet} points at its IP header. Goes to the defragmenter. */
  public static final int FRAGMENT = 2;

  /** The defragmenter kept the fragment and waits for the rest of its datagram. */
  public static final int KEPT = 3;

  private Layer() {}

  /** A link type of the LINKTYPE_ registry. */
  public static int link(int linkType) {
    return 0x10000 | linkType & 0xffff;
  }

  /** An EtherType (IEEE 802 numbers). */
  public static int ether(int etherType) {
    return 0x20000 | etherType & 0xffff;
  }

  /** An IP protocol number or IPv6 next header. */
  public static int ip(int protocol) {
    return 0x30000 | protocol & 0xff;
  }

  /** A PPP protocol field value. */
  public static int ppp(int protocol) {
    return 0x40000 | protocol & 0xffff;
  }

  /** The payload of a UDP datagram to this port (tunnels over UDP). */
  public static int udpPort(int port) {
    return 0x50000 | port & 0xffff;
  }

  /** An IEEE 802.2 LLC header. */
  public static final int LLC = 0x60000;

  /** An MPLS label stack. */
  public static final int MPLS = 0x60001;

  /** An IEEE 802.11 MAC frame. */
  public static final int IEEE80211 = 0x60002;

  /** IPv4 or IPv6, as the first nibble says. */
  public static final int IP_ANY = 0x60003;
}
