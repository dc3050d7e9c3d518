package io.wirestash.core.packet;

import java.util.Arrays;

/**
 * A bounded set of hosts, given by the hashes of their addresses: the hosts added or found last, at least {@link
 * #REMEMBERED} of them. What it forgets depends on the order of the hosts only, never on the hashes, so that runs with
 * different keys agree. One thread.
 */
final class HostSet {
  /** Hosts of one generation; when it is full it becomes the older one, and the older one is forgotten. */
  static final int REMEMBERED = 1 << 15;

  private static final int SLOTS = REMEMBERED * 2;

  private long[] recent = new long[SLOTS];
  private long[] older;
  private int size;

  /** Adds a host, or makes it one of the recent ones. */
  void add(long host) {
    long mark = host == 0 ? 1 : host; // 0 marks a free slot
    int slot = slot(recent, mark);
    if (recent[slot] == mark) return;
    recent[slot] = mark;
    if (++size == REMEMBERED) turnOver();
  }

  private void turnOver() {
    long[] forgotten = older == null ? new long[SLOTS] : older;
    older = recent;
    Arrays.fill(forgotten, 0);
    recent = forgotten;
    size = 0;
  }

  boolean contains(long host) {
    long mark = host == 0 ? 1 : host;
    return recent[slot(recent, mark)] == mark || older != null && older[slot(older, mark)] == mark;
  }

  private static int slot(long[] marks, long mark) {
    int slot = (int) mark & SLOTS - 1;
    while (marks[slot] != 0 && marks[slot] != mark) slot = slot + 1 & SLOTS - 1;
    return slot;
  }
}
