package io.wirestash.testkit;

/** The headers {@link Frames} can finish, with the numbers that announce them in an outer header. */
enum FrameKind {
  RAW(-1, -1, -1),
  TRAILER(-1, -1, -1),
  ETHERNET(0x6558, -1, -1),
  VLAN(0x8100, -1, -1),
  MPLS(0x8847, 137, 0x0281),
  PPPOE(0x8864, -1, -1),
  GRE(-1, 47, -1),
  IPV4(0x0800, 4, 0x0021),
  IPV6(0x86dd, 41, 0x0057),
  EXTENSION(-1, -1, -1),
  UDP(-1, 17, -1),
  TCP(-1, 6, -1),
  ICMP(-1, 1, -1),
  ICMPV6(-1, 58, -1),
  SCTP(-1, 132, -1);

  final int etherType;
  final int protocol;
  final int pppProtocol;

  FrameKind(int etherType, int protocol, int pppProtocol) {
    this.etherType = etherType;
    this.protocol = protocol;
    this.pppProtocol = pppProtocol;
  }

  boolean isIp() {
    return this == IPV4 || this == IPV6;
  }
}
