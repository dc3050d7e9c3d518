package io.wirestash.testkit;

import io.wirestash.api.parser.Direction;
import io.wirestash.api.stream.TcpFacts;

/** What a {@link Wire} tells of its stream: what it lost, and whether its first SYN was seen. */
final class WireTcpFacts implements TcpFacts {
  private static final int ETHERNET_MSS = 1460;

  private final boolean fromStart;
  private final long[] missing = new long[2];

  WireTcpFacts(boolean fromStart) {
    this.fromStart = fromStart;
  }

  void lost(Direction from, long bytes) {
    missing[from.ordinal()] += bytes;
  }

  @Override
  public long missingBytes(int side) {
    return missing[side];
  }

  @Override
  public long retransmits(int side) {
    return 0;
  }

  @Override
  public long outOfOrder(int side) {
    return 0;
  }

  @Override
  public long rttNanos() {
    return -1;
  }

  @Override
  public int mss(int side) {
    return fromStart ? ETHERNET_MSS : -1;
  }

  @Override
  public int windowScale(int side) {
    return -1;
  }

  @Override
  public boolean sack(int side) {
    return false;
  }

  @Override
  public boolean fromStart() {
    return fromStart;
  }
}
