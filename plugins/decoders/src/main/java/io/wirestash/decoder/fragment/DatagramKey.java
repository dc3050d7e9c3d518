package io.wirestash.decoder.fragment;

import io.wirestash.api.packet.Packet;

/** What fragments of one datagram share: addresses, identification, for IPv4 the protocol, VLANs and tunnel. */
final class DatagramKey {
  private long source0;
  private long source1;
  private long destination0;
  private long destination1;
  private long identity;
  private long path;

  void set(Packet packet, Fragment fragment) {
    int ip = packet.ipOffset();
    if (fragment.version == 4) {
      source0 = packet.u32(ip + 12);
      destination0 = packet.u32(ip + 16);
      source1 = 0;
      destination1 = 0;
      identity = 4L << 40 | (long) fragment.protocol << 32 | fragment.id;
    } else {
      source0 = packet.i64(ip + 8);
      source1 = packet.i64(ip + 16);
      destination0 = packet.i64(ip + 24);
      destination1 = packet.i64(ip + 32);
      identity = 6L << 40 | fragment.id; // RFC 8200 4.5: only the first fragment's next header counts
    }
    int tunnels = packet.tunnels();
    long tunnel = tunnels == 0 ? 0 : (long) packet.tunnelId(tunnels - 1) << 32 ^ tunnels;
    path = tunnel ^ (packet.vlans() & 0xffffffffL) << 4;
  }

  void set(DatagramKey other) {
    source0 = other.source0;
    source1 = other.source1;
    destination0 = other.destination0;
    destination1 = other.destination1;
    identity = other.identity;
    path = other.path;
  }

  boolean same(DatagramKey other) {
    return identity == other.identity
        && source0 == other.source0
        && destination0 == other.destination0
        && source1 == other.source1
        && destination1 == other.destination1
        && path == other.path;
  }

  /** Depends on a secret, so that nobody who sends fragments can choose what collides. */
  int hash(long secret) {
    long h = mix(source0 ^ secret);
    h = mix(h + source1);
    h = mix(h + destination0);
    h = mix(h + destination1);
    return (int) mix(h + identity + path);
  }

  private static long mix(long x) {
    long y = (x ^ x >>> 32) * 0x9e6c63d0676a9a99L;
    return y ^ y >>> 29;
  }
}
