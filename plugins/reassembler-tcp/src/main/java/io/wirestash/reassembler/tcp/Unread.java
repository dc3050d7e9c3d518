package io.wirestash.reassembler.tcp;

import static io.wirestash.api.stream.Connection.OUT_OF_ORDER;
import static io.wirestash.api.stream.Connection.PROBE;
import static io.wirestash.api.stream.Connection.RETRANSMITTED;

/**
 * A side that nobody reads: its bytes are counted by sequence numbers alone. Of bytes that come late, those of the last
 * hole are recognised; those of earlier ones count as missing and as retransmitted.
 */
final class Unread {
  private Unread() {}

  /** Lets go of what is held. */
  static void begin(Side side) {
    if (side.has(Side.UNREAD)) return;
    side.set(Side.UNREAD);
    side.unset(Side.HOLD);
    if (!side.waiting()) return;
    int top = side.held.top();
    if (side.has(Side.FIN) && top - side.end > 0) top = side.end;
    side.mishaps().missing += Math.max(0, top - side.next - side.held.size());
    side.next = top;
    side.discard();
  }

  /** Takes a segment; returns the verdict. */
  static int count(Side side, Segment s) {
    int length = s.length == 0 ? 0 : side.upToFin(s.sequence, s.length);
    int verdict = length > 0 ? count(side, s.sequence, s.sequence + length) : 0;
    if (length > s.captured && (verdict & RETRANSMITTED) == 0) side.mishaps().missing += length - s.captured;
    if (s.has(Segment.FIN)) verdict |= side.finish(s);
    side.endIfDone();
    return verdict;
  }

  private static int count(Side side, int from, int to) {
    if (from == side.next - 1 && to == side.next) return PROBE;
    int behind = side.next - from;
    if (behind > 0 && behind <= Side.FARTHEST && fillHole(side.mishapsOrNull(), from, to)) return 0;
    if (to - side.next <= 0) return RETRANSMITTED;
    int hole = from - side.next;
    if (hole > 0) {
      Mishaps mishaps = side.mishaps();
      mishaps.missing += hole;
      mishaps.holeFrom = side.next;
      mishaps.holeEnd = from;
    }
    side.next = to;
    forgetOldHole(side.mishapsOrNull(), to);
    return hole > 0 ? OUT_OF_ORDER : 0;
  }

  /** Sequence numbers come round again. */
  private static void forgetOldHole(Mishaps mishaps, int next) {
    if (mishaps != null && next - mishaps.holeFrom > Side.FARTHEST) mishaps.holeFrom = mishaps.holeEnd;
  }

  /** True if bytes counted as missing have come. */
  private static boolean fillHole(Mishaps mishaps, int from, int to) {
    if (mishaps == null || mishaps.holeEnd == mishaps.holeFrom) return false;
    int start = from - mishaps.holeFrom > 0 ? from : mishaps.holeFrom;
    int stop = to - mishaps.holeEnd < 0 ? to : mishaps.holeEnd;
    if (stop - start <= 0) return false;
    mishaps.missing -= stop - start;
    if (stop == mishaps.holeEnd) mishaps.holeEnd = start;
    else mishaps.holeFrom = stop;
    return true;
  }
}
