package io.wirestash.reassembler.tcp;

import java.util.Arrays;

/**
 * The bytes of one side that wait for others before them, in pages sorted by sequence number. Where segments overlap,
 * the policy decides byte for byte. The work for a segment is its bytes, plus a binary search.
 *
 * <p>Sequence numbers are compared modulo 2^32 (RFC 9293 section 3.4); all that waits lies within 2^30.
 */
final class Held {
  final Side side;
  private final OverlapPolicy policy;
  private final Pages pool;
  private Page[] pages = new Page[4];
  private int first;
  private int last; // behind the last page
  private int runs;
  private int size;

  // the account of memory: what it counts, for whom, and its list by age
  int charged;
  Memory.Share share;
  Held older;
  Held newer;

  // the segment being added
  private byte[] bytes;
  private int shift; // index in bytes = sequence + shift
  private int begin;
  private int end;
  private int fresh;
  private boolean conflict;
  private boolean mine; // the byte before belongs to it
  private int decided; // sequence number up to which the verdict on a stored segment holds
  private boolean wins;

  Held(Side side, OverlapPolicy policy, Pages pool) {
    this.side = side;
    this.policy = policy;
    this.pool = pool;
  }

  boolean empty() {
    return first == last;
  }

  /** Bytes of memory. */
  int cost() {
    return (last - first) * Page.COST;
  }

  /** Bytes that wait, without those cut off. */
  int size() {
    return size;
  }

  /** Sequence number behind the last byte; there must be one. */
  int top() {
    Page page = pages[last - 1];
    return page.base + Page.lastSet(page.present, Page.MASK) + 1;
  }

  /** Stretches of bytes without a hole in them. */
  int runs() {
    return runs;
  }

  /** Sequence number of the first byte; there must be one. */
  int head() {
    Page page = pages[first];
    return page.base + page.first();
  }

  Page firstPage() {
    return pages[first];
  }

  /** True if the last segment added had other bytes than were there. */
  boolean conflict() {
    return conflict;
  }

  /**
   * Adds a segment.
   *
   * @param length bytes of it as sent
   * @param captured bytes of it that are there, the first ones; the others are marked as cut off
   * @return how many of its bytes were not there before
   */
  int add(int sequence, byte[] from, int at, int length, int captured, long nanos, int packet) {
    bytes = from;
    shift = at - sequence;
    begin = sequence;
    end = sequence + length;
    fresh = 0;
    conflict = false;
    mine = false;
    decided = sequence;
    int known = sequence + captured;
    for (int i = sequence; i != end; ) {
      Page page = page(i, nanos, packet);
      int low = i & Page.MASK;
      int left = i - known < 0 ? known - i : end - i;
      int high = Math.min(Page.SIZE, low + left);
      if (i - known < 0) fill(page, low, high);
      else fillCut(page, low, high);
      i += high - low;
    }
    if (mine && policy.byPosition()) markBegin(end);
    bytes = null;
    return fresh;
  }

  private void fill(Page page, int low, int high) {
    for (int i = low; i < high; ) {
      int to = page.alike(i, Page.stretch(page.present, i, high));
      if (page.isCut(i)) restore(page, i, to);
      else if (page.has(i)) overlap(page, i, to);
      else put(page, i, to);
      i = to;
    }
  }

  private void put(Page page, int from, int to) {
    join(page, from, to);
    page.add(from, to);
    size += to - from;
    fresh += to - from;
    own(page, from, to);
  }

  /** Counts the runs that there are with these bytes, before they are added. */
  private void join(Page page, int from, int to) {
    int joins = (present(page.base + from - 1) ? 1 : 0) + (present(page.base + to) ? 1 : 0);
    runs += 1 - joins;
  }

  private void restore(Page page, int from, int to) {
    page.restore(from, to);
    size += to - from;
    fresh += to - from;
    own(page, from, to);
  }

  /** Marks what is not there as cut off. */
  private void fillCut(Page page, int low, int high) {
    for (int i = low; i < high; ) {
      int to = Page.stretch(page.present, i, high);
      if (page.has(i)) {
        leave(page, i);
      } else {
        join(page, i, to);
        page.addCut(i, to);
        claim(page, i, to);
      }
      i = to;
    }
  }

  private void overlap(Page page, int from, int to) {
    conflict |= differs(page, from, to);
    if (!policy.byPosition()) {
      if (policy == OverlapPolicy.LAST) copy(page, from, to);
      return;
    }
    for (int i = from; i < to; ) {
      int sequence = page.base + i;
      if (decided - sequence <= 0) decide(page, i);
      int stop = Math.min(to, i + (decided - sequence));
      if (wins) own(page, i, stop);
      else leave(page, i);
      i = stop;
    }
  }

  /** Looks up the stored segment at {@code i}, before anything of it is changed. */
  private void decide(Page page, int i) {
    int from = beginOf(page, i);
    decided = endOf(page, i);
    wins = policy.replaces(0, end - begin, from - begin, decided - begin);
  }

  private void own(Page page, int from, int to) {
    copy(page, from, to);
    claim(page, from, to);
  }

  private void claim(Page page, int from, int to) {
    if (policy.byPosition()) {
      Page.clear(page.begins, from, to);
      if (!mine) Page.set(page.begins, from, from + 1);
    }
    mine = true;
  }

  private void leave(Page page, int from) {
    if (mine) Page.set(page.begins, from, from + 1);
    mine = false;
  }

  private void copy(Page page, int from, int to) {
    System.arraycopy(bytes, page.base + from + shift, page.bytes, from, to - from);
  }

  private boolean differs(Page page, int from, int to) {
    int at = page.base + from + shift;
    return !Arrays.equals(page.bytes, from, to, bytes, at, at + to - from);
  }

  private void markBegin(int sequence) {
    Page page = find(sequence);
    int i = sequence & Page.MASK;
    if (page != null && page.has(i)) Page.set(page.begins, i, i + 1);
  }

  private int beginOf(Page page, int i) {
    int at = Page.lastSet(page.begins, i);
    while (at < 0) {
      page = find(page.base - 1);
      at = Page.lastSet(page.begins, Page.MASK);
    }
    return page.base + at;
  }

  private int endOf(Page page, int i) {
    int from = i + 1;
    while (true) {
      int to = from == Page.SIZE ? from : endOf(page, from, Page.SIZE);
      if (to < Page.SIZE) return page.base + to;
      int next = page.base + Page.SIZE;
      page = find(next);
      if (page == null || !page.has(0) || Page.bit(page.begins, 0)) return next;
      from = 1;
    }
  }

  private static int endOf(Page page, int from, int limit) {
    if (!page.has(from) || Page.bit(page.begins, from)) return from;
    return Math.min(Page.stretch(page.present, from, limit), Page.stretch(page.begins, from, limit));
  }

  private boolean present(int sequence) {
    Page page = find(sequence);
    return page != null && page.has(sequence & Page.MASK);
  }

  // ---- taking

  /** The page that holds this byte, or null if it is missing. */
  Page at(int sequence) {
    if (empty()) return null;
    Page page = pages[first];
    boolean here = page.base == (sequence & ~Page.MASK) && page.has(sequence & Page.MASK);
    return here ? page : null;
  }

  /** Takes away bytes of the first page, which begin a run and were all captured, or all not. */
  void remove(Page page, int from, int to) {
    if (!present(page.base + to)) runs--;
    if (!page.isCut(from)) size -= to - from;
    page.remove(from, to);
    if (page.count > 0) return;
    pages[first++] = null;
    pool.give(page);
    if (empty()) first = last = 0;
  }

  void clear() {
    while (first < last) {
      pool.give(pages[first]);
      pages[first++] = null;
    }
    first = last = 0;
    runs = 0;
    size = 0;
  }

  // ---- the sorted pages

  private Page find(int sequence) {
    int base = sequence & ~Page.MASK;
    int i = place(base);
    return i < last && pages[i].base == base ? pages[i] : null;
  }

  private Page page(int sequence, long nanos, int packet) {
    int base = sequence & ~Page.MASK;
    int i = place(base);
    if (i < last && pages[i].base == base) return pages[i];
    Page page = pool.take(base, nanos, packet);
    insert(i, page);
    return page;
  }

  /** Index of the first page that does not begin before {@code base}. */
  private int place(int base) {
    if (first < last && pages[last - 1].base - base < 0) return last;
    int low = first;
    int high = last;
    while (low < high) {
      int middle = low + high >>> 1;
      if (pages[middle].base - base < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private void insert(int at, Page page) {
    if (at == first && first > 0) {
      pages[--first] = page;
      return;
    }
    int index = at;
    if (last == pages.length) index -= makeRoom();
    System.arraycopy(pages, index, pages, index + 1, last - index);
    pages[index] = page;
    last++;
  }

  /** Moves the pages to the front, into a larger array if this one is mostly full; returns how far they moved. */
  private int makeRoom() {
    int moved = first;
    int count = last - first;
    Page[] to = count > pages.length / 2 ? new Page[pages.length * 2] : pages;
    System.arraycopy(pages, first, to, 0, count);
    if (to == pages) Arrays.fill(pages, count, last, null);
    pages = to;
    last = count;
    first = 0;
    return moved;
  }
}
