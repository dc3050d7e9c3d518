package io.wirestash.input.pcapfile.filter;

/** The protocols that an expression can name, with their numbers in the layer below. */
enum Protocol {
  ETHER("ether", Below.LINK, 0),
  FDDI("fddi", Below.LINK, 0),
  TR("tr", Below.LINK, 0),
  WLAN("wlan", Below.LINK, 0),
  LINK("link", Below.LINK, 0),
  PPP("ppp", Below.LINK, 0),
  SLIP("slip", Below.LINK, 0),
  RADIO("radio", Below.CAPTURE, 0),
  IP("ip", Below.ETHERTYPE, 0x0800),
  IP6("ip6", Below.ETHERTYPE, 0x86dd),
  ARP("arp", Below.ETHERTYPE, 0x0806),
  RARP("rarp", Below.ETHERTYPE, 0x8035),
  ATALK("atalk", Below.ETHERTYPE, 0x809b),
  AARP("aarp", Below.ETHERTYPE, 0x80f3),
  DECNET("decnet", Below.ETHERTYPE, 0x6003),
  LAT("lat", Below.ETHERTYPE, 0x6004),
  SCA("sca", Below.ETHERTYPE, 0x6007),
  MOPDL("mopdl", Below.ETHERTYPE, 0x6001),
  MOPRC("moprc", Below.ETHERTYPE, 0x6002),
  LOOPBACK("loopback", Below.ETHERTYPE, 0x9000),
  ISO("iso", Below.ETHERTYPE, 0xfe),
  STP("stp", Below.ETHERTYPE, 0x42),
  IPX("ipx", Below.ETHERTYPE, 0xe0),
  NETBEUI("netbeui", Below.ETHERTYPE, 0xf0),
  TCP("tcp", Below.IP, 6),
  UDP("udp", Below.IP, 17),
  SCTP("sctp", Below.IP, 132),
  AH("ah", Below.IP, 51),
  ESP("esp", Below.IP, 50),
  PIM("pim", Below.IP, 103),
  ICMP("icmp", Below.IPV4, 1),
  IGMP("igmp", Below.IPV4, 2),
  IGRP("igrp", Below.IPV4, 9),
  VRRP("vrrp", Below.IPV4, 112),
  CARP("carp", Below.IPV4, 112),
  ICMP6("icmp6", Below.IPV6, 58);

  /** Where a protocol's number stands. */
  enum Below { CAPTURE, LINK, ETHERTYPE, IP, IPV4, IPV6 }

  final String keyword;
  final Below below;
  final int number;

  Protocol(String keyword, Below below, int number) {
    this.keyword = keyword;
    this.below = below;
    this.number = number;
  }

  /** Null for any other word. */
  static Protocol of(String keyword) {
    for (Protocol protocol : values()) if (protocol.keyword.equals(keyword)) return protocol;
    return null;
  }

  boolean overIp() {
    return below == Below.IP || below == Below.IPV4 || below == Below.IPV6;
  }

  /** True for those whose addresses are IP's. */
  boolean hasAddresses() {
    return this == IP || this == IP6 || this == ARP || this == RARP;
  }

  /** True for the three that have ports. */
  boolean hasPorts() {
    return this == TCP || this == UDP || this == SCTP;
  }
}
