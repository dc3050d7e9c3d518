package io.wirestash.reassembler.tcp;

import static io.wirestash.api.stream.Connection.IGNORED;
import static io.wirestash.api.stream.Connection.REOPENS;

import io.wirestash.api.packet.Packet;

/** Which RSTs are believed (RFC 5961 section 3), and what may come after one. */
final class Reset {
  private static final int WINDOW = 0xffff; // assumed where no acknowledgements are seen
  private static final long IN_FLIGHT_NANOS = 1_000_000_000; // how long data of the other side may still arrive

  private Reset() {}

  /** Takes a segment with RST; returns the verdict. Its payload counts if it is in order. */
  static int take(TcpConnection connection, Segment s, Side self, Side peer, Packet packet) {
    if (connection.closed()) return 0;
    if (!believable(connection, s, self, peer)) return connection.refuse(TcpAnomaly.RST_SUSPECT);
    if (s.length > 0) {
      connection.anomaly(TcpAnomaly.RST_DATA);
      if (self.has(Side.STARTED) && s.sequence == self.next) self.accept(s, packet);
    }
    connection.reset(self, s.nanos);
    return 0;
  }

  /** Only the exact sequence number resets; in answer to a SYN, only its acknowledgement. */
  private static boolean believable(TcpConnection connection, Segment s, Side self, Side peer) {
    if (self.has(Side.STARTED)) {
      int ahead = s.sequence - self.next;
      return self.expects(s.sequence) || !peer.has(Side.SEEN) && ahead > 0 && ahead <= WINDOW;
    }
    if (!peer.has(Side.STARTED)) return true;
    if (!connection.established()) return s.has(Segment.ACK) && peer.expects(s.acknowledgement);
    return !self.has(Side.ACKED) || s.sequence == self.acked;
  }

  /** Takes a segment after a RST. Who sends new data after having reset the connection has not: the RST was forged. */
  static int after(TcpConnection connection, Segment s, Side self) {
    boolean fresh = s.length > 0 && self.has(Side.STARTED) && s.sequence - self.next >= 0;
    boolean goesOn = self.has(Side.RESET) || s.nanos - connection.closedNanos() > IN_FLIGHT_NANOS;
    if (!fresh || !goesOn) return IGNORED;
    connection.anomaly(TcpAnomaly.RST_SUSPECT);
    return REOPENS;
  }
}
