package io.wirestash.core.packet;

import io.wirestash.api.packet.Packet;

/** Keyed hashes of IP addresses, so that nobody who sends packets can choose what collides. */
public final class HostHash {
  private HostHash() {}

  /** Spreads all bits of a number over all bits of the result. */
  public static long mix(long x) {
    x = (x ^ x >>> 32) * 0xd6e8feb86659fd93L;
    x = (x ^ x >>> 32) * 0xd6e8feb86659fd93L;
    return x ^ x >>> 32;
  }

  /** Hash of the source address of the IP header at an offset. */
  static long source(Packet packet, int ip, long key) {
    if (packet.u8(ip) >> 4 == 4) return mix(packet.i32(ip + 12) ^ key);
    return mix(packet.i64(ip + 16) + mix(packet.i64(ip + 8) ^ key));
  }

  /** Hash of the pair of addresses, the same for both directions. */
  static long pair(Packet packet, int ip, long key) {
    if (packet.u8(ip) >> 4 == 4) return mix(packet.i32(ip + 12) ^ key) + mix(packet.i32(ip + 16) ^ key);
    return source(packet, ip, key) + mix(packet.i64(ip + 32) + mix(packet.i64(ip + 24) ^ key));
  }
}
