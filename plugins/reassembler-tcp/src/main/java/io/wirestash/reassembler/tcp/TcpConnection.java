package io.wirestash.reassembler.tcp;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.stream.Connection;
import io.wirestash.api.stream.GapCause;
import io.wirestash.api.stream.TcpFacts;

/**
 * One TCP connection (RFC 9293) as an observer sees it: two sides, and what concerns both. About 200 bytes before
 * anything goes wrong; bytes that wait and what went amiss are kept in objects of their own.
 */
final class TcpConnection implements Connection, TcpFacts {
  private static final int FROM_START = 1;
  private static final int ESTABLISHED = 1 << 1;
  private static final int CLOSED = 1 << 2;
  private static final int AMBIGUOUS = 1 << 3;
  private static final int TIMING = 1 << 4;
  private static final int TIMED = 1 << 5;
  private static final int LATE_SYN = 1 << 6; // and, shifted by the side, whose
  private static final int LAST_SIDE = 1 << 8;

  private static final int UNKNOWN_SHIFT = 14; // the largest window scale: RFC 7323 2.3

  final TcpConnections worker;
  private final Side first = new Side(this, 0);
  private final Side second = new Side(this, 1);
  Flow flow;
  int packets;
  private int bits;
  private int anomalies;
  private int given; // GAP, if one was given during this call
  private int streak; // packets in a row from one side
  private int lateSyn;
  private int timedAck;
  private byte timedSide;
  private long rtt; // while TIMING, when it began
  private long closedNanos;

  TcpConnection(TcpConnections worker) {
    this.worker = worker;
  }

  void open(Flow flow) {
    this.flow = flow;
    bits = 0;
    anomalies = 0;
    packets = 0;
    streak = 0;
    rtt = -1;
    first.reset(!worker.midstream);
    second.reset(!worker.midstream);
  }

  private boolean has(int bit) {
    return (bits & bit) != 0;
  }

  private Side side(int number) {
    return number == 0 ? first : second;
  }

  // ---- segments

  @Override
  public int segment(Packet packet, int side) {
    Segment s = worker.segment;
    s.read(packet);
    Side self = side(side);
    Side peer = side(side ^ 1);
    given = 0;
    count(side);
    int verdict = judge(s, self, peer, packet);
    if ((verdict & REOPENS) != 0) return REOPENS;
    if ((verdict & IGNORED) == 0) self.set(Side.SEEN);
    if (verdict != 0) note(verdict, s, self);
    if (first.pending() || second.pending()) giveUpOld(s.nanos);
    return verdict | given;
  }

  private void count(int side) {
    packets++;
    boolean same = has(LAST_SIDE) == (side == 1);
    streak = same ? streak + 1 : 1;
    bits = side == 1 ? bits | LAST_SIDE : bits & ~LAST_SIDE;
  }

  private int judge(Segment s, Side self, Side peer, Packet packet) {
    if (s.badFlags()) return refuse(TcpAnomaly.BAD_FLAGS);
    if (s.options.bad || s.options.signed && self.unsigned() && !s.has(Segment.SYN)) {
      return refuse(TcpAnomaly.BAD_OPTION);
    }
    if (s.has(Segment.RST)) return Reset.take(this, s, self, peer, packet);
    if (s.has(Segment.SYN)) return Handshake.take(this, s, self, peer, packet);
    if (has(CLOSED) && (first.has(Side.RESET) || second.has(Side.RESET))) return Reset.after(this, s, self);
    return data(s, self, peer, packet);
  }

  /** Reports a segment that is not believed. */
  int refuse(TcpAnomaly anomaly) {
    anomaly(anomaly);
    return IGNORED;
  }

  private int data(Segment s, Side self, Side peer, Packet packet) {
    if (!has(ESTABLISHED)) establish(s, self, peer);
    if (!self.has(Side.STARTED)) {
      if (peer.has(Side.SYN) && s.length == 0 && !s.has(Segment.FIN)) return 0; // its own SYN is yet to come
      if (!worker.midstream && !has(FROM_START)) return IGNORED;
      self.pickUp(s);
    }
    if (Plausibility.oldTimestamp(self, s)) return refuse(TcpAnomaly.OLD_TIMESTAMP);
    if (Plausibility.beyondWindow(self, s)) return refuse(TcpAnomaly.OUT_OF_WINDOW);
    peer.acknowledged(s.acknowledgement, s.window << shift(self, peer));
    if (!has(TIMED)) time(s, self, peer);
    if (s.length > 0) {
      Plausibility.checkTtl(self, s);
      if (!has(FROM_START)) anomaly(TcpAnomaly.PARTIAL);
    }
    return self.accept(s, packet);
  }

  /** The first segment after the SYNs tells which of them hold. */
  private void establish(Segment s, Side self, Side peer) {
    Handshake.choose(peer, s.acknowledgement - 1);
    if (!self.has(Side.SYN)) {
      if (self.has(Side.STARTED) && peer.has(Side.STARTED)) bits |= ESTABLISHED;
      return;
    }
    if (!peer.has(Side.STARTED)) peer.start(s.acknowledgement);
    bits |= ESTABLISHED;
  }

  private static int shift(Side self, Side peer) {
    if (!self.has(Side.SYN) || !peer.has(Side.SYN)) return UNKNOWN_SHIFT;
    return self.windowScale < 0 || peer.windowScale < 0 ? 0 : self.windowScale;
  }

  private void note(int verdict, Segment s, Side self) {
    if ((verdict & IGNORED) != 0) worker.ignored++;
    if ((verdict & RETRANSMITTED) != 0) {
      worker.retransmitted++;
      self.mishaps().retransmits++;
    }
    if ((verdict & OUT_OF_ORDER) != 0) {
      worker.outOfOrder++;
      self.mishaps().outOfOrder++;
    }
  }

  // ---- handshake

  /** A SYN was seen. */
  void begin(Segment s, Side self) {
    bits |= FROM_START;
    if (has(TIMING | TIMED) || s.has(Segment.ACK)) return;
    bits |= TIMING;
    timedSide = (byte) self.number;
    timedAck = s.sequence;
    rtt = s.nanos;
  }

  boolean closed() {
    return has(CLOSED);
  }

  /** True if a SYN of this side comes too late to begin the connection. */
  boolean live(Side self) {
    return has(ESTABLISHED) || !has(FROM_START) && self.has(Side.STARTED);
  }

  void lateSyn(int sequence, Side self) {
    bits = bits & ~(LATE_SYN | LATE_SYN << 1) | LATE_SYN << self.number;
    lateSyn = sequence;
  }

  boolean answersLateSyn(int acknowledgement, Side peer) {
    return has(LATE_SYN << peer.number) && acknowledgement == lateSyn + 1;
  }

  /** Round-trip time: from the first SYN to the ACK of the handshake, else from the first data to its ACK. */
  private void time(Segment s, Side self, Side peer) {
    if (!has(TIMING)) {
      if (s.length == 0) return;
      bits |= TIMING;
      timedSide = (byte) self.number;
      timedAck = s.end();
      rtt = s.nanos;
      return;
    }
    boolean handshake = has(FROM_START) && side(timedSide).initial == timedAck;
    if (handshake ? self.number == timedSide : self.number != timedSide && s.acknowledgement - timedAck >= 0) {
      bits |= TIMED;
      rtt = Math.max(0, s.nanos - rtt);
    }
  }

  // ---- reset

  /** A RST of this side ends the connection. */
  void reset(Side self, long nanos) {
    self.set(Side.RESET);
    closedNanos = nanos;
    finish(EndCause.RST);
  }

  long closedNanos() {
    return closedNanos;
  }

  boolean established() {
    return has(ESTABLISHED);
  }

  // ---- gaps

  /** True if acknowledgements of what this side sends cannot be expected. */
  boolean oneSided(Side side) {
    if (!side(side.number ^ 1).has(Side.SEEN)) return true;
    return has(LAST_SIDE) == (side.number == 1) && streak >= worker.gapPackets;
  }

  private void giveUpOld(long nanos) {
    Patience.giveUpOld(first, nanos);
    Patience.giveUpOld(second, nanos);
  }

  @Override
  public long deadline() {
    return Math.min(Patience.deadline(first), Patience.deadline(second));
  }

  @Override
  public void timer(long nanos) {
    given = 0;
    giveUpOld(nanos);
  }

  void keepWithinLimits(Side side) {
    while (side.overLimit(worker.maxRuns) || side.waiting() && first.cost() + second.cost() > worker.maxFlow) {
      side.giveUp(GapCause.LIMIT);
    }
    worker.relieve();
  }

  void gap(Side side, long length, GapCause cause) {
    if (side.has(Side.UNREAD)) return;
    given = GAP;
    worker.gaps++;
    worker.missing += length;
    if (cause == GapCause.AGE) anomaly(TcpAnomaly.ONE_SIDED);
    anomaly(side.number == 0 ? TcpAnomaly.GAP_OF_FIRST : TcpAnomaly.GAP_OF_SECOND);
    worker.reader.gap(flow, side.number, length, cause);
  }

  // ---- reports

  void anomaly(TcpAnomaly anomaly) {
    if ((anomalies & anomaly.bit) != 0) return;
    anomalies |= anomaly.bit;
    worker.reader.anomaly(flow, anomaly.code);
  }

  void conflict() {
    worker.conflicts++;
    anomaly(TcpAnomaly.OVERLAP_CONFLICT);
    ambiguous();
  }

  void ttlShift() {
    anomaly(TcpAnomaly.TTL_SHIFT);
    ambiguous();
  }

  private void ambiguous() {
    if (has(AMBIGUOUS)) return;
    bits |= AMBIGUOUS;
    worker.reader.ambiguous(flow);
  }

  // ---- the end

  void ended(Side side, EndCause cause) {
    if (side(side.number ^ 1).has(Side.ENDED)) bits |= CLOSED;
    worker.reader.end(flow, side.number, cause);
  }

  private void finish(EndCause cause) {
    first.flush();
    second.flush();
    first.end(cause);
    second.end(cause);
  }

  @Override
  public void ignore(int side) {
    Unread.begin(side(side));
  }

  @Override
  public void close(EndCause cause) {
    given = 0;
    boolean oneSided = first.has(Side.DATA) && !second.has(Side.SEEN);
    if (oneSided) anomaly(TcpAnomaly.ONE_SIDED);
    finish(cause);
    flow = null;
    worker.recycle(this);
  }

  int hashesCost() {
    return first.hashesCost() + second.hashesCost();
  }

  // ---- facts

  @Override
  public TcpFacts facts() {
    return this;
  }

  @Override
  public long missingBytes(int side) {
    Mishaps mishaps = side(side).mishapsOrNull();
    return mishaps == null ? 0 : mishaps.missing;
  }

  @Override
  public long retransmits(int side) {
    Mishaps mishaps = side(side).mishapsOrNull();
    return mishaps == null ? 0 : mishaps.retransmits;
  }

  @Override
  public long outOfOrder(int side) {
    Mishaps mishaps = side(side).mishapsOrNull();
    return mishaps == null ? 0 : mishaps.outOfOrder;
  }

  @Override
  public long rttNanos() {
    return has(TIMED) ? rtt : -1;
  }

  @Override
  public int mss(int side) {
    return side(side).segmentSize;
  }

  @Override
  public int windowScale(int side) {
    return side(side).windowScale;
  }

  @Override
  public boolean sack(int side) {
    return side(side).has(Side.SACK);
  }

  @Override
  public boolean fromStart() {
    return has(FROM_START);
  }
}
