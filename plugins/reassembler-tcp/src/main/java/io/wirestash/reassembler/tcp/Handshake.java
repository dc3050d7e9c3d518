package io.wirestash.reassembler.tcp;

import static io.wirestash.api.stream.Connection.IGNORED;
import static io.wirestash.api.stream.Connection.REOPENS;

import io.wirestash.api.packet.Packet;

/** How connections begin (RFC 9293 section 3.5), and what SYNs do to those that have begun. */
final class Handshake {
  private Handshake() {}

  /** Takes a segment with SYN; returns the verdict. */
  static int take(TcpConnection connection, Segment s, Side self, Side peer, Packet packet) {
    boolean answer = s.has(Segment.ACK);
    if (connection.closed()) return repeats(s, self) ? IGNORED : REOPENS;
    if (answer && connection.answersLateSyn(s.acknowledgement, peer)) return REOPENS;
    if (repeats(s, self)) return repeat(connection, s, self, peer, packet);
    if (connection.live(self)) return intrusion(connection, s, self, peer);
    return answer ? synAck(connection, s, self, peer, packet) : syn(connection, s, self, peer, packet);
  }

  private static boolean repeats(Segment s, Side self) {
    return self.has(Side.STARTED) && s.sequence == self.initial;
  }

  /** The same SYN once more, or one that was captured late; or the SYN+ACK of who opened simultaneously. */
  private static int repeat(TcpConnection connection, Segment s, Side self, Side peer, Packet packet) {
    if (!self.has(Side.SYN)) {
      self.describe(s.options);
      connection.begin(s, self);
    } else if (s.length > 0 && self.untouched() && !s.has(Segment.ACK)) {
      self.holdSynData(s, packet);
    }
    if (s.has(Segment.ACK)) peer.acknowledged(s.acknowledgement, s.window);
    return 0;
  }

  private static int intrusion(TcpConnection connection, Segment s, Side self, Side peer) {
    if (!s.has(Segment.ACK)) {
      connection.anomaly(TcpAnomaly.SYN_IN_FLOW);
      connection.lateSyn(s.sequence, self);
    } else {
      boolean answersFirst = peer.has(Side.STARTED) && s.acknowledgement == peer.initial + 1;
      connection.anomaly(answersFirst ? TcpAnomaly.SYNACK_CONFLICT : TcpAnomaly.SYN_IN_FLOW);
    }
    return IGNORED;
  }

  private static int syn(TcpConnection connection, Segment s, Side self, Side peer, Packet packet) {
    boolean answered = peer.has(Side.STARTED) && peer.has(Side.ACKNOWLEDGES);
    if (self.has(Side.SYN)) {
      if (answered) return intrusion(connection, s, self, peer);
      connection.anomaly(TcpAnomaly.SYN_RESENT);
      propose(self, s.sequence);
      return 0;
    }
    if (peer.has(Side.SYN)) connection.anomaly(TcpAnomaly.SPLIT_HANDSHAKE);
    self.open(s);
    connection.begin(s, self);
    if (s.length > 0) self.holdSynData(s, packet);
    return 0;
  }

  private static int synAck(TcpConnection connection, Segment s, Side self, Side peer, Packet packet) {
    if (peer.has(Side.SYN) && !answers(s.acknowledgement, peer)) {
      connection.anomaly(TcpAnomaly.SYNACK_CONFLICT);
      return IGNORED;
    }
    if (!peer.has(Side.STARTED)) peer.start(s.acknowledgement);
    if (self.has(Side.SYN)) {
      connection.anomaly(TcpAnomaly.SYNACK_CONFLICT);
      propose(self, s.sequence);
      return 0;
    }
    self.open(s);
    self.set(Side.ACKNOWLEDGES);
    connection.begin(s, self);
    peer.acknowledged(s.acknowledgement, s.window);
    s.sequence++; // data follows the SYN
    return s.length > 0 ? self.accept(s, packet) : 0;
  }

  // ---- several SYNs

  /** Remembers another SYN's sequence number: the other side's acknowledgement will tell which holds. */
  private static void propose(Side self, int sequence) {
    self.mishaps().propose(self.initial);
    self.mishaps().propose(sequence);
  }

  /** Begins the stream behind another SYN that was proposed, if nothing of it was delivered yet. */
  static void choose(Side side, int sequence) {
    Mishaps mishaps = side.mishapsOrNull();
    if (mishaps == null || sequence == side.initial || !mishaps.proposes(sequence) || side.has(Side.DATA)) return;
    if (side.waiting()) side.discard();
    side.unset(Side.HOLD);
    side.start(sequence + 1);
  }

  /** True if this acknowledges a SYN of the peer; it decides which of several holds, and what of its data was taken. */
  private static boolean answers(int acknowledgement, Side peer) {
    int covered = acknowledgement - peer.next;
    if (covered == 0 && peer.has(Side.HOLD)) peer.refuseSynData();
    if (covered == 0 || peer.has(Side.HOLD) && peer.waiting() && covered > 0 && covered <= peer.held.size()) return true;
    choose(peer, acknowledgement - 1);
    return peer.next == acknowledgement;
  }
}
