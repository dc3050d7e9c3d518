package io.wirestash.parser.stats;

/**
 * The flows that had a packet in the interval, by a hash of their key: tells when a flow is seen for the first time.
 * When it is full, only flows that begin are still told. One thread.
 */
final class FlowSet {
  private static final int SMALLEST = 64;

  private final int cap;
  private final long secret;
  private long[] hashes;
  private int size;
  private boolean overflowed;

  /** @param cap most flows */
  FlowSet(int cap, long secret) {
    this(cap, secret, SMALLEST);
  }

  private FlowSet(int cap, long secret, int room) {
    this.cap = cap;
    this.secret = secret;
    hashes = new long[2 * Integer.highestOneBit(Math.max(room, SMALLEST) * 2 - 1)];
  }

  /** An empty set, with room for as much as this one has. */
  FlowSet fresh() {
    return new FlowSet(cap, secret, size);
  }

  /** True if the packet is the first of its flow in this interval. */
  boolean begins(Sighting seen) {
    if (seen.flow == null) return false;
    long hash = hash(seen);
    int slot = slot(hash);
    if (hashes[slot] != 0) return false;
    if (size == cap) {
      overflowed = true;
      return seen.opens;
    }
    hashes[slot] = hash;
    if (++size * 2 > hashes.length) grow();
    return true;
  }

  /** Of both directions the same: roles may turn round while a flow goes on. */
  private long hash(Sighting seen) {
    long source = Hash.mix(Hash.mix(seen.sourceHigh ^ secret) + seen.sourceLow * 65_537 + seen.sourcePort);
    long destination =
        Hash.mix(Hash.mix(seen.destinationHigh ^ secret) + seen.destinationLow * 65_537 + seen.destinationPort);
    return Hash.mix(source + destination + seen.protocol) | 1; // 0 marks a free slot
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) (hash >>> 8) & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) slot = slot + 1 & mask;
    return slot;
  }

  private void grow() {
    long[] old = hashes;
    hashes = new long[old.length * 2];
    for (long hash : old) if (hash != 0) hashes[slot(hash)] = hash;
  }

  /** True if there were more flows than it can hold. */
  boolean overflowed() {
    return overflowed;
  }
}
