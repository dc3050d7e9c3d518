package io.wirestash.reassembler.tcp;

/** Whether the receiver of a segment would believe it, and who may have sent it. */
final class Plausibility {
  private static final int TTL_JUMP = 5;

  private Plausibility() {}

  /** RFC 7323 section 5: a time stamp before those seen makes a segment old; it may still be a plain repetition. */
  static boolean oldTimestamp(Side side, Segment s) {
    if (!s.options.hasTimestamp) return false;
    int value = s.options.timestamp;
    if (!side.has(Side.TIMESTAMP)) {
      if (side.has(Side.SYN)) return false; // not agreed on
      side.timestamp = value;
      side.set(Side.TIMESTAMP);
      return false;
    }
    int age = side.timestamp - value;
    if (age > 0 || age == Integer.MIN_VALUE) return s.end() - side.next > 0;
    if (s.sequence - side.next <= 0) side.timestamp = value;
    return false;
  }

  /**
   * True if all of the segment lies where its receiver takes nothing. Where no acknowledgements are seen the window is
   * unknown; where connections are taken up in their middle, what follows without a hole is believed.
   */
  static boolean beyondWindow(Side side, Segment s) {
    int ahead = s.sequence - side.next;
    if (ahead <= 0 && !side.has(Side.STRICT)) return false;
    if (ahead > Side.FARTHEST) return true;
    boolean known = side.has(Side.EDGE) && !side.connection.oneSided(side);
    return known && s.length > 0 && s.sequence - side.edge > 0;
  }

  /** RFC 9293 section 3.8.4: at most one byte of garbage, just before what is expected. */
  static boolean keepAlive(Side side, Segment s) {
    return s.sequence == side.next - 1 && s.length <= 1 && !s.has(Segment.FIN) && !side.has(Side.ENDED);
  }

  /** Reports a TTL or hop limit that is far from the one before. */
  static void checkTtl(Side side, Segment s) {
    boolean known = side.has(Side.TTL);
    if (known && (byte) s.ttl == side.ttl) return;
    boolean jump = known && Math.abs(s.ttl - (side.ttl & 0xff)) >= TTL_JUMP;
    if (jump) side.connection.ttlShift();
    side.ttl = (byte) s.ttl;
    side.set(Side.TTL);
  }
}
