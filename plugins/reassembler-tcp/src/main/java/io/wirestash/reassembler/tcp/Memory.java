package io.wirestash.reassembler.tcp;

import io.wirestash.api.packet.Packet;
import java.util.HashMap;
import java.util.Map;

/**
 * The account of what one worker's connections hold: pages of bytes that wait, by connection in order of age, and by
 * pair of hosts. No pair may have more than a quarter, so that one attacker cannot displace what all others wait for.
 */
final class Memory {
  private static final int PAIRS = 4;

  /** What the connections between two hosts hold. */
  static final class Share {
    private final HostPair pair;
    private long bytes;
    private int holders;

    private Share(HostPair pair) {
      this.pair = pair;
    }
  }

  private final long limit;
  private final Map<HostPair, Share> shares = new HashMap<>();
  private long used;
  private Held oldest;
  private Held newest;

  Memory(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  long used() {
    return used;
  }

  /** Takes into the account what was added; the packet tells the hosts. */
  void charge(Held held, Packet packet) {
    if (held.share == null && !held.empty()) enter(held, packet);
    settle(held);
  }

  /** Takes out of the account what was removed. */
  void settle(Held held) {
    int change = held.cost() - held.charged;
    if (held.share == null || change == 0) return;
    held.charged += change;
    held.share.bytes += change;
    used += change;
    if (held.charged == 0) leave(held);
  }

  /** What must give way: the connection that has waited longest; null while there is room. */
  Held victim() {
    return used > limit ? oldest : null;
  }

  boolean pairOverdrawn(Held held) {
    return held.share != null && held.share.bytes > limit / PAIRS;
  }

  private void enter(Held held, Packet packet) {
    held.share = shares.computeIfAbsent(HostPair.of(packet), Share::new);
    held.share.holders++;
    held.older = newest;
    if (newest == null) oldest = held;
    else newest.newer = held;
    newest = held;
  }

  private void leave(Held held) {
    if (--held.share.holders == 0) shares.remove(held.share.pair);
    held.share = null;
    if (held.older == null) oldest = held.newer;
    else held.older.newer = held.newer;
    if (held.newer == null) newest = held.older;
    else held.newer.older = held.older;
    held.older = null;
    held.newer = null;
  }
}
