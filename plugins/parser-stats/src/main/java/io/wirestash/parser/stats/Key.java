package io.wirestash.parser.stats;

import io.wirestash.api.event.Ip;
import java.util.Comparator;

/**
 * What is counted for: up to two hosts and a number. A host is two longs, an IPv4 address being written as its
 * IPv4-mapped IPv6 address (RFC 4291 2.5.5.2). Mutable, and re-used for packet after packet.
 */
final class Key {
  /** By the first host, the second, and the number. */
  static final Comparator<Key> BY_ADDRESS = Key::compare;

  private static final long MAPPED = 0xffffL << 32;

  long high;
  long low;
  long otherHigh;
  long otherLow;
  long number;

  static long mapped(long v4) {
    return MAPPED | v4;
  }

  Key set(long high, long low, long otherHigh, long otherLow, long number) {
    this.high = high;
    this.low = low;
    this.otherHigh = otherHigh;
    this.otherLow = otherLow;
    this.number = number;
    return this;
  }

  /** One host and a number. */
  Key host(long high, long low, long number) {
    return set(high, low, 0, 0, number);
  }

  Key number(long number) {
    return set(0, 0, 0, 0, number);
  }

  /** Two hosts in either order: the lower address comes first. */
  Key unordered(long high, long low, long otherHigh, long otherLow) {
    return compare(high, low, otherHigh, otherLow) <= 0
        ? set(high, low, otherHigh, otherLow, 0)
        : set(otherHigh, otherLow, high, low, 0);
  }

  private static int compare(Key a, Key b) {
    int order = compare(a.high, a.low, b.high, b.low);
    if (order == 0) order = compare(a.otherHigh, a.otherLow, b.otherHigh, b.otherLow);
    return order != 0 ? order : Long.compare(a.number, b.number);
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    int order = Long.compareUnsigned(high, otherHigh);
    return order != 0 ? order : Long.compareUnsigned(low, otherLow);
  }

  /** The first host. */
  Ip ip() {
    return ip(high, low);
  }

  /** The second host. */
  Ip otherIp() {
    return ip(otherHigh, otherLow);
  }

  private static Ip ip(long high, long low) {
    return high == 0 && low >>> 32 == 0xffff ? Ip.v4((int) low) : Ip.v6(high, low);
  }
}
