package io.wirestash.reassembler.tcp;

import static io.wirestash.api.stream.Connection.IGNORED;
import static io.wirestash.api.stream.Connection.OUT_OF_ORDER;
import static io.wirestash.api.stream.Connection.PROBE;
import static io.wirestash.api.stream.Connection.RETRANSMITTED;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.stream.GapCause;

/**
 * What one host sends: where its stream stands, and the way of its bytes to the reader. Sequence numbers are compared
 * modulo 2^32.
 */
final class Side {
  // ---- state, as bits
  static final int SEEN = 1;
  static final int STARTED = 1 << 1;
  static final int SYN = 1 << 2;
  static final int FIN = 1 << 3;
  static final int ENDED = 1 << 4;
  static final int UNREAD = 1 << 5;
  /** What is held is in order, but may have been refused: data of a SYN, a probe of a closed window. */
  static final int HOLD = 1 << 6;
  static final int TIMESTAMP = 1 << 7;
  static final int ACKED = 1 << 8;
  static final int EDGE = 1 << 9;
  static final int WINDOW_CLOSED = 1 << 10;
  static final int SACK = 1 << 11;
  static final int SIGNED = 1 << 12;
  static final int DATA = 1 << 13;
  static final int URGENT = 1 << 14;
  /** Picked up at a segment without payload, which may have been a keep-alive. */
  static final int GUESSED = 1 << 15;
  static final int STRICT = 1 << 16;
  static final int TTL = 1 << 17;
  static final int RESET = 1 << 18;
  /** Has sent a SYN+ACK. */
  static final int ACKNOWLEDGES = 1 << 19;

  private static final int UNUSUAL = FIN | ENDED | UNREAD | HOLD | WINDOW_CLOSED | URGENT | GUESSED | STRICT;
  /** Farther ahead before and behind cannot be told apart safely. */
  static final int FARTHEST = 1 << 30;

  final TcpConnection connection;
  final int number;

  int initial; // sequence number of the SYN, or as if there had been one
  int next; // first byte not yet delivered or given up
  int acked; // by the other side
  int edge; // of the window that the other side offers
  int end; // sequence number of the FIN
  int timestamp; // TS.Recent of RFC 7323
  private int bits;
  int segmentSize;
  byte windowScale;
  byte ttl;
  Held held; // null until something had to wait
  private DeliveredHashes hashes;
  private Mishaps mishaps;

  Side(TcpConnection connection, int number) {
    this.connection = connection;
    this.number = number;
  }

  void reset(boolean strict) {
    bits = strict ? STRICT : 0;
    segmentSize = -1;
    windowScale = -1;
    mishaps = null;
    if (hashes != null) hashes.clear();
  }

  boolean has(int bit) {
    return (bits & bit) != 0;
  }

  void set(int bit) {
    bits |= bit;
  }

  void unset(int bit) {
    bits &= ~bit;
  }

  Mishaps mishaps() {
    if (mishaps == null) mishaps = new Mishaps();
    return mishaps;
  }

  /** Null if all went well. */
  Mishaps mishapsOrNull() {
    return mishaps;
  }

  /** True if time or acknowledgements may make it give up bytes. */
  boolean pending() {
    return waiting() || (bits & (FIN | ENDED)) == FIN;
  }

  /** True if its SYN did not agree on signatures (RFC 2385, RFC 5925). */
  boolean unsigned() {
    return (bits & (SYN | SIGNED)) == SYN;
  }

  boolean waiting() {
    return held != null && !held.empty();
  }

  int cost() {
    return held == null ? 0 : held.cost();
  }

  int hashesCost() {
    return hashes == null ? 0 : hashes.cost();
  }

  // ---- the beginning

  /** Takes a SYN's sequence number and options. */
  void open(Segment s) {
    start(s.sequence + 1);
    describe(s.options);
  }

  /** Takes a SYN's options. */
  void describe(HeaderOptions options) {
    set(SYN);
    segmentSize = options.segmentSize;
    windowScale = (byte) options.windowScale;
    if (options.sackPermitted) set(SACK);
    if (options.signed) set(SIGNED);
    unset(TIMESTAMP);
    if (!options.hasTimestamp) return;
    timestamp = options.timestamp;
    set(TIMESTAMP);
  }

  /** Begins the stream with this byte. */
  void start(int sequence) {
    initial = sequence - 1;
    next = sequence;
    set(STARTED);
  }

  /** Takes up a stream whose beginning was not seen, with what came first. */
  void pickUp(Segment s) {
    start(s.sequence);
    if (s.length == 0) set(GUESSED);
  }

  /** True if this may be the sequence number of its next segment, by what was seen of it or of its receiver. */
  boolean expects(int sequence) {
    if (sequence == next || has(ACKED) && sequence == acked) return true;
    return has(FIN) && (sequence == end || sequence == end + 1);
  }

  /** True if nothing of the stream was delivered or is held. */
  boolean untouched() {
    return next == initial + 1 && !has(DATA) && !waiting();
  }

  /** Keeps the data of a SYN until the other side acknowledges it. */
  void holdSynData(Segment s, Packet packet) {
    set(HOLD);
    keep(s.sequence + 1, s, s.from, s.captured, s.captured, packet);
  }

  // ---- what the other side says

  void acknowledged(int number, int window) {
    if (has(STARTED) && Math.abs(number - next) > FARTHEST) return;
    if (!has(ACKED) || number - acked > 0) acked = number;
    int offered = number + window;
    if (!has(EDGE) || offered - edge > 0) edge = offered;
    set(ACKED | EDGE);
    if (window == 0) set(WINDOW_CLOSED);
    else unset(WINDOW_CLOSED);
    if (has(HOLD) && number - next > 0) accepted(number);
  }

  /** The other side has taken bytes that were held, up to this number; what it refused is sent again. */
  private void accepted(int number) {
    unset(HOLD);
    drain(number - next);
    if (waiting()) discard();
  }

  /** The answer to a SYN does not cover its data. */
  void refuseSynData() {
    connection.anomaly(TcpAnomaly.SYN_DATA);
    refuse();
  }

  private void refuse() {
    unset(HOLD);
    if (waiting()) discard(); // of a side that nobody reads nothing was kept
  }

  // ---- segments

  /** Takes payload and FIN; returns the verdict. */
  int accept(Segment s, Packet packet) {
    boolean usual = (bits & UNUSUAL) == 0 && (held == null || held.empty());
    if (!usual || s.sequence != next || s.captured != s.length || s.has(Segment.FIN | Segment.URG)) {
      return has(UNREAD) ? Unread.count(this, s) : place(s, packet);
    }
    if (s.length == 0) return 0;
    set(DATA);
    remember(s.sequence, s.bytes, s.from, s.length);
    next += s.length;
    give(s.bytes, s.from, s.from + s.length);
    return 0;
  }

  private int place(Segment s, Packet packet) {
    if (has(GUESSED) && s.length > 0) settleStart(s);
    if (Plausibility.keepAlive(this, s)) return PROBE;
    if (s.has(Segment.URG)) noteUrgent(s);
    int verdict = s.length == 0 ? 0 : payload(s, packet);
    if (s.has(Segment.FIN)) verdict |= finish(s);
    endIfDone();
    return verdict;
  }

  private void settleStart(Segment s) {
    if (s.sequence == next + 1) start(s.sequence);
    unset(GUESSED);
  }

  private int payload(Segment s, Packet packet) {
    set(DATA);
    int sequence = s.sequence;
    int length = upToFin(sequence, s.length);
    if (length <= 0) return IGNORED;
    int known = next - sequence;
    if (known > 0) {
      compare(s, Math.min(known, length));
      if (known >= length) return RETRANSMITTED;
      sequence = next;
      length -= known;
    } else {
      known = 0;
    }
    int from = s.from + known;
    int captured = Math.max(0, Math.min(s.captured - known, length));
    if (has(WINDOW_CLOSED) && length == 1 && sequence == next && !waiting()) return probe(sequence, s, from, packet);
    unset(HOLD);
    if (sequence != next || waiting() && held.head() - (sequence + length) < 0) {
      return store(sequence, s, from, length, captured, packet);
    }
    if (captured > 0) {
      remember(sequence, s.bytes, from, captured);
      deliver(s.bytes, from, from + captured);
    }
    if (length > captured && !has(UNREAD)) gap(length - captured, GapCause.CUT);
    drain(FARTHEST);
    return 0;
  }

  int upToFin(int sequence, int length) {
    if (!has(FIN) || sequence + length - end <= 0) return length;
    connection.anomaly(TcpAnomaly.DATA_AFTER_FIN);
    return end - sequence;
  }

  private int probe(int sequence, Segment s, int from, Packet packet) {
    set(HOLD);
    int captured = Math.min(1, s.captured);
    keep(sequence, s, from, captured, captured, packet);
    return PROBE;
  }

  /** Puts a segment among those that wait. */
  private int store(int sequence, Segment s, int from, int length, int captured, Packet packet) {
    boolean early = sequence != next;
    int fresh = keep(sequence, s, from, length, captured, packet);
    drain(FARTHEST);
    connection.keepWithinLimits(this);
    if (fresh == 0 && captured > 0) return RETRANSMITTED;
    return early ? OUT_OF_ORDER : 0;
  }

  private int keep(int sequence, Segment s, int from, int length, int captured, Packet packet) {
    if (length == 0) return 0;
    TcpConnections worker = connection.worker;
    if (held == null) held = new Held(this, worker.overlap, worker.pages);
    int fresh = held.add(sequence, s.bytes, from, length, captured, s.nanos, connection.packets);
    if (held.conflict()) connection.conflict();
    else if (fresh > 0) remember(sequence, s.bytes, from, captured);
    worker.memory.charge(held, packet);
    return fresh;
  }

  boolean overLimit(int maxRuns) {
    return waiting() && (held.runs() > maxRuns || connection.worker.memory.pairOverdrawn(held));
  }

  // ---- bytes known already

  private void remember(int sequence, byte[] bytes, int from, int length) {
    TcpConnections worker = connection.worker;
    if (hashes == null) {
      if (!worker.grantHashes(DeliveredHashes.COST)) return;
      hashes = new DeliveredHashes();
    }
    if (hashes.wantsToGrow() && worker.grantHashes(hashes.growth())) hashes.grow();
    hashes.add(worker.crc, sequence, bytes, from, length);
  }

  private void compare(Segment s, int length) {
    if (hashes == null) return;
    int known = Math.min(length, s.captured);
    if (hashes.contradicts(connection.worker.crc, s.sequence, s.bytes, s.from, known)) connection.conflict();
  }

  // ---- urgent data

  /** The pointer counts from the segment's first byte to the byte behind the urgent one (RFC 6093 section 2.1). */
  private void noteUrgent(Segment s) {
    connection.anomaly(TcpAnomaly.URGENT);
    if (s.urgentPointer == 0 || connection.worker.urgent == UrgentPolicy.INLINE) return;
    int at = s.sequence + s.urgentPointer - 1;
    if (at - next < 0 || has(URGENT) && at - mishaps().urgentAt <= 0) return;
    mishaps().urgentAt = at;
    set(URGENT);
  }

  // ---- to the reader

  private void deliver(byte[] bytes, int from, int to) {
    int urgent = has(URGENT) ? mishaps.urgentAt - next : -1;
    next += to - from; // first: the reader may lose interest, and what is held is counted from here then
    if (urgent < 0 || urgent >= to - from) {
      give(bytes, from, to);
      return;
    }
    unset(URGENT);
    give(bytes, from, from + urgent);
    give(bytes, from + urgent + 1, to);
  }

  private void give(byte[] bytes, int from, int to) {
    if (from < to && !has(UNREAD)) connection.worker.reader.bytes(connection.flow, number, bytes, from, to);
  }

  private void gap(int length, GapCause cause) {
    next += length;
    mishaps().missing += length;
    if (has(URGENT) && mishaps.urgentAt - next < 0) unset(URGENT);
    connection.gap(this, length, cause);
  }

  /** Delivers what is in order now, at most so many bytes. */
  private void drain(int most) {
    if (held == null || held.empty()) return;
    int left = has(FIN) ? Math.min(most, end - next) : most;
    int cut = 0;
    while (left > 0 && !has(HOLD)) {
      Page page = held.at(next + cut);
      if (page == null) break;
      int from = next + cut & Page.MASK;
      int to = page.alike(from, Math.min(Page.stretch(page.present, from, Page.SIZE), from + left));
      boolean captured = !page.isCut(from);
      if (captured && cut > 0) {
        gap(cut, GapCause.CUT);
        cut = 0;
        continue; // the reader may have lost interest
      }
      left -= to - from;
      held.remove(page, from, to); // the page's bytes stay until this returns, even if it is spare now
      if (captured) deliver(page.bytes, from, to);
      else cut += to - from;
    }
    if (cut > 0) gap(cut, GapCause.CUT);
    connection.worker.memory.settle(held);
  }

  void discard() {
    held.clear();
    connection.worker.memory.settle(held);
  }

  // ---- giving up

  /** Gives up the bytes before those held, or before the FIN, and delivers what follows. */
  void giveUp(GapCause cause) {
    unset(HOLD);
    int to = waiting() ? held.head() : end;
    if (has(FIN) && to - end > 0) to = end;
    if (to != next) gap(to - next, cause);
    drain(FARTHEST);
    endIfDone();
  }

  /** Gives the reader all that is left. */
  void flush() {
    if (has(HOLD)) refuse();
    while (waiting()) giveUp(GapCause.END);
    if (!has(STARTED) || has(ENDED)) return;
    int missing = missingAtEnd();
    if (missing > 0) gap(missing, GapCause.END);
    endIfDone();
  }

  /** A single byte acknowledged beyond the last that was seen is taken for a FIN that was not captured. */
  private int missingAtEnd() {
    if (has(FIN)) return end - next;
    int missing = has(ACKED) ? acked - next : 0;
    return missing > 1 ? missing : 0;
  }

  // ---- the end

  int finish(Segment s) {
    int at = s.end();
    if (has(FIN) || at - next < 0) return has(FIN) && at == end ? 0 : IGNORED;
    set(FIN);
    end = at;
    if (at == next) return 0;
    mishaps().finNanos = s.nanos;
    mishaps().finPacket = connection.packets;
    return 0;
  }

  void endIfDone() {
    if (!has(FIN) || has(ENDED) || next != end) return;
    if (waiting()) {
      connection.anomaly(TcpAnomaly.DATA_AFTER_FIN);
      discard();
    }
    end(EndCause.FIN);
  }

  void end(EndCause cause) {
    if (has(ENDED)) return;
    set(ENDED);
    connection.ended(this, cause);
  }
}
