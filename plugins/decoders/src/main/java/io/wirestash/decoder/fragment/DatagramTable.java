package io.wirestash.decoder.fragment;

import java.security.SecureRandom;

/** The datagrams that wait, by key and by age. At most as many as its limit; instances are recycled. */
final class DatagramTable {
  private final int limit;
  private final long secret = new SecureRandom().nextLong();
  private final Datagram[] slots;
  private Datagram oldest;
  private Datagram newest;
  private Datagram spare;
  private int count;

  DatagramTable(int limit) {
    this.limit = limit;
    this.slots = new Datagram[Integer.highestOneBit(Math.max(2, limit) * 2 - 1)];
  }

  boolean full() {
    return count == limit;
  }

  int count() {
    return count;
  }

  /** The one that came first, or null. */
  Datagram oldest() {
    return oldest;
  }

  Datagram find(DatagramKey key) {
    Datagram datagram = slots[slot(key)];
    while (datagram != null && !datagram.key.same(key)) datagram = datagram.sameSlot;
    return datagram;
  }

  /** Adds a datagram; there must be room. */
  Datagram add(DatagramKey key, long nanos) {
    Datagram datagram = spare == null ? new Datagram() : spare;
    if (spare != null) spare = spare.sameSlot;
    datagram.key.set(key);
    datagram.begin(nanos);
    int slot = slot(key);
    datagram.sameSlot = slots[slot];
    slots[slot] = datagram;
    datagram.older = newest;
    datagram.newer = null;
    if (newest == null) oldest = datagram;
    else newest.newer = datagram;
    newest = datagram;
    count++;
    return datagram;
  }

  void remove(Datagram datagram) {
    unlinkSlot(datagram);
    if (datagram.older == null) oldest = datagram.newer;
    else datagram.older.newer = datagram.newer;
    if (datagram.newer == null) newest = datagram.older;
    else datagram.newer.older = datagram.older;
    datagram.sameSlot = spare;
    spare = datagram;
    count--;
  }

  private void unlinkSlot(Datagram datagram) {
    int slot = slot(datagram.key);
    if (slots[slot] == datagram) {
      slots[slot] = datagram.sameSlot;
      return;
    }
    Datagram before = slots[slot];
    while (before.sameSlot != datagram) before = before.sameSlot;
    before.sameSlot = datagram.sameSlot;
  }

  private int slot(DatagramKey key) {
    return key.hash(secret) & slots.length - 1;
  }
}
