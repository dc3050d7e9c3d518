package io.wirestash.decoder.fragment;

import java.util.Arrays;

/**
 * A datagram of which fragments are missing. Its fragments are kept one behind the other in one buffer, in the order in
 * which they came; the header of the first fragment stands between them.
 *
 * <pre>
 *   from (2)   length (2)   bytes ...
 * </pre>
 */
final class Datagram {
  /** What an instance costs beside its buffer. */
  static final int OWN_BYTES = 192;

  private static final int RECORD = 4;

  final DatagramKey key = new DatagramKey();
  Datagram sameSlot;
  Datagram older;
  Datagram newer;
  long firstNanos;

  /** Why no fragment of it is accepted any more, or null. */
  String refused;

  /** A fragment with a valid header checksum was kept. */
  boolean trusted;

  boolean tiny;
  boolean overlapped;
  byte[] log;
  int headerAt;
  int headerLength;
  int protocolAt;
  int protocol;
  private int used;
  private int count;
  private int covered;
  private int furthest;
  private int total;

  void begin(long nanos) {
    firstNanos = nanos;
    refused = null;
    clear();
  }

  /** Forgets the fragments, not the buffer. */
  void clear() {
    trusted = false;
    tiny = false;
    overlapped = false;
    headerLength = 0;
    used = 0;
    count = 0;
    covered = 0;
    furthest = 0;
    total = -1;
  }

  boolean complete() {
    return covered == total && headerLength > 0;
  }

  int count() {
    return count;
  }

  /** Payload bytes of the whole; known once the last fragment came. */
  int total() {
    return total;
  }

  /** Bytes of buffer needed to keep the fragment too. */
  int sizeWith(Fragment fragment) {
    return used + RECORD + fragment.length() + (fragment.first() ? fragment.headerLength : 0);
  }

  /** Moves to a larger buffer; returns the old one or null. */
  byte[] moveTo(byte[] larger) {
    byte[] old = log;
    if (old != null) System.arraycopy(old, 0, larger, 0, used);
    log = larger;
    return old;
  }

  /** True if the fragment and those before disagree where the datagram ends (among others: teardrop). */
  boolean endsElsewhere(Fragment fragment) {
    if (fragment.more) return total >= 0 && fragment.end > total;
    return fragment.end < furthest || total >= 0 && fragment.end != total;
  }

  /** True if the same bytes came before at the same place. */
  boolean has(Fragment fragment, byte[] bytes) {
    if (!fragment.more && total < 0) return false; // it says where the datagram ends, which is news
    for (int at = first(); at >= 0; at = next(at)) {
      if (from(at) != fragment.from || end(at) != fragment.end) continue;
      int data = at + RECORD;
      int end = fragment.dataAt + fragment.length();
      if (Arrays.equals(log, data, data + fragment.length(), bytes, fragment.dataAt, end)) return true;
    }
    return false;
  }

  boolean overlaps(Fragment fragment) {
    for (int at = first(); at >= 0; at = next(at)) {
      if (fragment.from < end(at) && from(at) < fragment.end) return true;
    }
    return false;
  }

  /** Keeps a fragment; the buffer has room for it. */
  void add(Fragment fragment, byte[] bytes, boolean overlapping) {
    covered += overlapping ? uncovered(fragment) : fragment.length();
    overlapped |= overlapping;
    furthest = Math.max(furthest, fragment.end);
    if (!fragment.more) total = fragment.end;
    trusted |= !fragment.checksumBad;
    tiny |= fragment.tiny();
    put16(used, fragment.from);
    put16(used + 2, fragment.length());
    System.arraycopy(bytes, fragment.dataAt, log, used + RECORD, fragment.length());
    used += RECORD + fragment.length();
    count++;
    if (fragment.first() && headerLength == 0) keepHeader(fragment, bytes);
  }

  private void keepHeader(Fragment fragment, byte[] bytes) {
    headerAt = used;
    headerLength = fragment.headerLength;
    protocolAt = fragment.protocolAt;
    protocol = fragment.protocol;
    System.arraycopy(bytes, fragment.headerAt, log, used, headerLength);
    used += headerLength;
  }

  /** Bytes of the fragment that no other fragment has. */
  private int uncovered(Fragment fragment) {
    int missing = 0;
    int position = fragment.from;
    while (position < fragment.end) {
      int gapEnd = fragment.end;
      int coveredEnd = position;
      for (int at = first(); at >= 0; at = next(at)) {
        if (from(at) > position) gapEnd = Math.min(gapEnd, from(at));
        else coveredEnd = Math.max(coveredEnd, end(at));
      }
      if (coveredEnd == position) {
        missing += gapEnd - position;
        coveredEnd = gapEnd;
      }
      position = coveredEnd;
    }
    return missing;
  }

  // ---- the kept fragments, by position in the buffer

  /** Position of the first fragment kept, or -1. */
  int first() {
    return count == 0 ? -1 : 0;
  }

  /** Position of the one kept after it, or -1. */
  int next(int at) {
    int next = at + RECORD + end(at) - from(at);
    if (next == headerAt && headerLength > 0) next += headerLength;
    return next < used ? next : -1;
  }

  int from(int at) {
    return u16(at);
  }

  int end(int at) {
    return u16(at) + u16(at + 2);
  }

  int data(int at) {
    return at + RECORD;
  }

  private int u16(int at) {
    return (log[at] & 0xff) << 8 | log[at + 1] & 0xff;
  }

  private void put16(int at, int value) {
    log[at] = (byte) (value >> 8);
    log[at + 1] = (byte) value;
  }
}
