package io.wirestash.decoder.fragment;

import io.wirestash.api.packet.Checksums;
import java.util.Arrays;

/** Builds the whole datagram from its fragments, in a buffer that lasts until the next one is built. */
final class Assembly {
  private static final int LONGEST = 40 + 0xffff;
  private static final int UNIT = 8;
  private static final int NOBODY = -1;

  private final OverlapPolicy policy;
  private final byte[] whole = new byte[LONGEST];
  private int[] owners;
  private boolean conflicting;

  Assembly(OverlapPolicy policy) {
    this.policy = policy;
  }

  byte[] bytes() {
    return whole;
  }

  /** True if fragments of the last datagram had different bytes for the same place. */
  boolean conflicting() {
    return conflicting;
  }

  /** Builds header and payload from offset 0 on; returns their length. */
  int build(Datagram datagram, int version) {
    System.arraycopy(datagram.log, datagram.headerAt, whole, 0, datagram.headerLength);
    conflicting = false;
    if (datagram.overlapped) resolve(datagram);
    else copy(datagram);
    int length = datagram.headerLength + datagram.total();
    if (version == 4) mendIpv4(datagram.headerLength, length);
    else mendIpv6(datagram, length - 40);
    return length;
  }

  private void copy(Datagram datagram) {
    for (int at = datagram.first(); at >= 0; at = datagram.next(at)) {
      int from = datagram.from(at);
      System.arraycopy(
          datagram.log, datagram.data(at), whole, datagram.headerLength + from, datagram.end(at) - from);
    }
  }

  private void resolve(Datagram datagram) {
    findOwners(datagram);
    for (int from = 0; from < datagram.total(); from += UNIT) {
      int owner = owners[from / UNIT];
      int length = Math.min(UNIT, datagram.total() - from);
      int source = datagram.data(owner) + from - datagram.from(owner);
      System.arraycopy(datagram.log, source, whole, datagram.headerLength + from, length);
    }
    for (int at = datagram.first(); at >= 0; at = datagram.next(at)) conflicting |= differs(datagram, at);
  }

  private void findOwners(Datagram datagram) {
    if (owners == null) owners = new int[0x10000 / UNIT];
    Arrays.fill(owners, NOBODY);
    for (int at = datagram.first(); at >= 0; at = datagram.next(at)) {
      int from = datagram.from(at);
      int end = datagram.end(at);
      for (int unit = from / UNIT; unit * UNIT < end; unit++) {
        int owner = owners[unit];
        if (owner == NOBODY || policy.replaces(from, end, datagram.from(owner), datagram.end(owner))) owners[unit] = at;
      }
    }
  }

  private boolean differs(Datagram datagram, int at) {
    int data = datagram.data(at);
    int from = datagram.headerLength + datagram.from(at);
    int end = datagram.headerLength + datagram.end(at);
    return !Arrays.equals(datagram.log, data, data + end - from, whole, from, end);
  }

  private void mendIpv4(int header, int length) {
    put16(2, length);
    put16(6, (whole[6] & 0x40) << 8); // only "don't fragment" stays
    put16(10, 0);
    put16(10, ~Checksums.fold(Checksums.sum(whole, 0, header)));
  }

  private void mendIpv6(Datagram datagram, int length) {
    put16(4, length);
    whole[datagram.protocolAt] = (byte) datagram.protocol;
  }

  private void put16(int at, int value) {
    whole[at] = (byte) (value >> 8);
    whole[at + 1] = (byte) value;
  }
}
