package io.wirestash.core.flow;

/** ICMP and ICMPv6 types that ask and answer each other (Community ID specification, version 1). */
final class IcmpPairs {
  private IcmpPairs() {}

  /** The type that answers this one or that this one answers, or -1 if it stands alone. */
  static int counterpart(int protocol, int type) {
    return protocol == FlowKey.ICMP ? icmp(type) : icmpV6(type);
  }

  private static int icmp(int type) {
    return switch (type) {
      case 0 -> 8;
      case 8 -> 0;
      case 9 -> 10;
      case 10 -> 9;
      case 13 -> 14;
      case 14 -> 13;
      case 15 -> 16;
      case 16 -> 15;
      case 17 -> 18;
      case 18 -> 17;
      default -> -1;
    };
  }

  private static int icmpV6(int type) {
    return switch (type) {
      case 128 -> 129;
      case 129 -> 128;
      case 130 -> 131;
      case 131 -> 130;
      case 133 -> 134;
      case 134 -> 133;
      case 135 -> 136;
      case 136 -> 135;
      case 139 -> 140;
      case 140 -> 139;
      case 144 -> 145;
      case 145 -> 144;
      default -> -1;
    };
  }
}
