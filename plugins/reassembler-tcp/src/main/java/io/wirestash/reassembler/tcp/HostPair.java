package io.wirestash.reassembler.tcp;

import io.wirestash.api.packet.Packet;

/** Two hosts, whichever sends: what an attacker cannot multiply at will. */
record HostPair(long lowHigh, long lowLow, long highHigh, long highLow) {
  static HostPair of(Packet packet) {
    int at = packet.ipOffset();
    if (packet.ipVersion() == 4) return of(0, packet.u32(at + 12), 0, packet.u32(at + 16));
    return of(packet.i64(at + 8), packet.i64(at + 16), packet.i64(at + 24), packet.i64(at + 32));
  }

  private static HostPair of(long sourceHigh, long sourceLow, long targetHigh, long targetLow) {
    int order = Long.compareUnsigned(sourceHigh, targetHigh);
    if (order == 0) order = Long.compareUnsigned(sourceLow, targetLow);
    if (order <= 0) return new HostPair(sourceHigh, sourceLow, targetHigh, targetLow);
    return new HostPair(targetHigh, targetLow, sourceHigh, sourceLow);
  }
}
