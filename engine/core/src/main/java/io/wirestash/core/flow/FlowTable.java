package io.wirestash.core.flow;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import io.wirestash.api.parser.EndCause;
import io.wirestash.core.packet.DecodedBatch;
import java.time.Duration;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The flows of one worker: an open-addressing hash table of pooled objects, half full at most, with a timer wheel and two
 * age lists (flows seen from one side only, and answered ones) from which the oldest is taken when the table is full.
 * About 310 bytes a flow. One thread.
 */
public final class FlowTable {
  /** Told when flows end and when a session asked to be woken. */
  public interface Listener {
    /** A session's deadline has passed. */
    void wake(TrackedFlow flow, long now);

    /** The flow goes on for so long that it is reported meanwhile. */
    void updated(TrackedFlow flow);

    /** The flow has ended and is about to be recycled. */
    void ended(TrackedFlow flow);

    /** Events that follow come from a timer of this flow at this tick: what orders them among workers. */
    void timer(long tick, TrackedFlow flow);
  }

  /** Active flows passed over when one must give way. */
  private static final int MAX_TURNS = 16;

  /** Bits that number a flow among all: more than the largest {@link FlowOptions#max}. */
  private static final int PLACE_BITS = 26;

  private final Listener listener;
  private final BitSet serverPorts;
  private final FlowKey key;
  private final int max;
  private final long tcpNanos;
  private final long tcpNewNanos;
  private final long tcpClosedNanos;
  private final long udpNanos;
  private final long icmpNanos;
  private final long updateNanos;
  private final TimerWheel wheel = new TimerWheel();
  private final AgeList oneSided = new AgeList();
  private final AgeList answered = new AgeList();
  private TrackedFlow pool; // linked through ageNext
  private int[] hashes;
  private TrackedFlow[] flows;
  private int mask;
  private int size;
  private long opened;
  private long clock = Long.MIN_VALUE;
  private long nextTickNanos = Long.MIN_VALUE;
  private boolean fromA;
  private long evicted;

  /**
   * @param workers the limits are shared among so many tables
   * @param serverPorts ports that tell the server where no handshake does
   */
  public FlowTable(FlowOptions options, int workers, long secret, BitSet serverPorts, Listener listener) {
    this.listener = listener;
    this.serverPorts = serverPorts;
    key = new FlowKey(secret);
    max = Math.max(16, options.max() / workers);
    tcpNanos = nanos(options.tcpTimeout());
    tcpNewNanos = nanos(options.tcpNewTimeout());
    tcpClosedNanos = nanos(options.tcpClosedTimeout());
    udpNanos = nanos(options.udpTimeout());
    icmpNanos = nanos(options.icmpTimeout());
    updateNanos = nanos(options.updateInterval());
    allocate(1 << 12);
  }

  private static long nanos(Duration duration) {
    return Math.min(duration.toMillis(), 1L << 40) * 1_000_000;
  }

  private void allocate(int capacity) {
    hashes = new int[capacity];
    flows = new TrackedFlow[capacity];
    mask = capacity - 1;
  }

  /** True if {@link #advance} has something to do at this packet time. */
  public boolean due(long nanos) {
    return nanos >= nextTickNanos;
  }

  /** Moves packet time on and ends what has waited too long. Time never runs backwards. */
  public void advance(long nanos) {
    clock = Math.max(clock, nanos);
    long tick = clock >> TimerWheel.TICK_SHIFT;
    nextTickNanos = tick + 1 << TimerWheel.TICK_SHIFT;
    int due = wheel.advance(tick);
    for (int i = 0; i < due; i++) fire(wheel.due(i));
  }

  private void fire(TrackedFlow flow) {
    listener.timer(flow.wheelTick, flow);
    if (passed(flow.sessionDeadline)) {
      flow.sessionDeadline = Long.MAX_VALUE;
      listener.wake(flow, clock);
    }
    long idle = flow.lastNanos + timeout(flow);
    if (passed(idle)) {
      end(flow, closing(flow));
      return;
    }
    if (passed(nextUpdate(flow))) {
      flow.sequence++;
      listener.updated(flow);
    }
    if (flow.wheelSlot >= 0) return;
    long deadline = Math.min(Math.min(idle, flow.sessionDeadline), nextUpdate(flow));
    wheel.schedule(flow, TimerWheel.tickAfter(deadline));
  }

  private long nextUpdate(TrackedFlow flow) {
    return flow.firstNanos + updateNanos * (flow.sequence + 1L);
  }

  private boolean passed(long deadline) {
    return deadline != Long.MAX_VALUE && TimerWheel.tickAfter(deadline) <= wheel.tick();
  }

  private static EndCause closing(TrackedFlow flow) {
    if (flow.tcpA == TcpTracker.RESET || flow.tcpB == TcpTracker.RESET) return EndCause.RST;
    return flow.tcpA == TcpTracker.CLOSED && flow.tcpB == TcpTracker.CLOSED ? EndCause.FIN : EndCause.IDLE;
  }

  private long timeout(TrackedFlow flow) {
    if (flow.protocol == FlowKey.UDP) return udpNanos;
    if (flow.protocol != FlowKey.TCP) return icmpNanos;
    if (closing(flow) != EndCause.IDLE) return tcpClosedNanos;
    boolean trying = flow.tcpA <= TcpTracker.SYN_ACK_SENT && flow.tcpB <= TcpTracker.SYN_ACK_SENT;
    return trying ? tcpNewNanos : tcpNanos;
  }

  /** Wakes the flow's session when packet time has passed the deadline. */
  public void wakeAt(TrackedFlow flow, long deadline) {
    if (deadline >= flow.sessionDeadline) return;
    flow.sessionDeadline = deadline;
    long tick = TimerWheel.tickAfter(deadline);
    if (flow.wheelSlot < 0 || tick < flow.wheelTick) wheel.schedule(flow, tick);
  }

  /**
   * Finds or opens the packet's flow; {@link #count} then takes the packet into account.
   *
   * @return null if the packet belongs to no flow; otherwise see {@link #fromA}
   */
  public TrackedFlow find(Packet packet, DecodedBatch batch, int index) {
    if (!key.read(packet)) return null;
    TrackedFlow flow = find();
    if (flow != null && key.protocol == FlowKey.TCP && TcpTracker.reopens(flow, packet)) {
      end(flow, EndCause.REUSED);
      flow = null;
    }
    if (flow == null) flow = open(packet, batch, index);
    fromA = key.fromA(flow);
    return flow;
  }

  /**
   * Takes the packet last looked for into account.
   *
   * @param verdict of the reassembler on a TCP segment
   */
  public void count(TrackedFlow flow, Packet packet, int verdict) {
    int payload = payload(packet);
    flow.count(packet, fromA, packet.ipLength(), payload, packet.u8(packet.ipOffset() + (key.v6 ? 7 : 8)));
    if (key.protocol == FlowKey.TCP) trackTcp(flow, packet, payload, verdict);
    else if (payload > 0) datagramHistory(flow);
    if (!fromA && !flow.answered) {
      flow.answered = true;
      oneSided.remove(flow);
      answered.add(flow);
    }
  }

  private void trackTcp(TrackedFlow flow, Packet packet, int payload, int verdict) {
    TcpTracker.track(flow, packet, fromA, payload, verdict);
    if ((TcpTracker.flags(packet) & (TcpTracker.FIN | TcpTracker.RST)) == 0) return;
    long tick = TimerWheel.tickAfter(flow.lastNanos + timeout(flow)); // a closed connection does not wait that long
    if (tick < flow.wheelTick) wheel.schedule(flow, tick);
  }

  private void datagramHistory(TrackedFlow flow) {
    int bit = fromA ? 1 : 2;
    if ((flow.historySeen & bit) != 0) return;
    flow.historySeen |= bit;
    flow.history('d', fromA);
  }

  /** True if the packet last looked for goes from A to B. */
  public boolean fromA() {
    return fromA;
  }

  /** Payload as the IP header says, even where the capture is cut. */
  private int payload(Packet packet) {
    if (packet.payloadOffset() < 0) return 0;
    int headers = packet.payloadOffset() - packet.ipOffset();
    return Math.max(0, packet.ipLength() - headers);
  }

  private TrackedFlow find() {
    int hash = key.hash | 1; // 0 marks a free slot
    for (int slot = hash & mask; hashes[slot] != 0; slot = slot + 1 & mask) {
      if (hashes[slot] == hash && key.matches(flows[slot])) return flows[slot];
    }
    return null;
  }

  private TrackedFlow open(Packet packet, DecodedBatch batch, int index) {
    if (size >= max) evict();
    TrackedFlow flow = pool == null ? new TrackedFlow() : pool;
    pool = flow.ageNext;
    flow.clear();
    key.assignTo(flow);
    flow.hash |= 1;
    flow.ordinal = batch.ordinal(index);
    flow.firstNanos = flow.lastNanos = packet.nanos();
    flow.firstPacket = packet.number();
    flow.vlans = packet.vlans();
    flow.capture = batch.packets().capture();
    flow.interfaceName = packet.origin().name();
    flow.nanoseconds = packet.origin().nanoseconds();
    if (packet.tunnels() > 0) noteTunnels(flow, packet);
    if (key.isIcmp() && packet.has(Packet.TRANSPORT_COMPLETE)) {
      flow.icmpType = (short) packet.u8(packet.transportOffset());
      flow.icmpCode = (short) packet.u8(packet.transportOffset() + 1);
    }
    if (answers(packet)) {
      flow.swapRoles();
      flow.history('^', true);
    }
    insert(flow);
    oneSided.add(flow);
    wheel.schedule(flow, TimerWheel.tickAfter(flow.lastNanos + Math.min(timeout(flow), updateNanos)));
    opened++;
    return flow;
  }

  /** True if a flow's first packet comes from the server: a SYN+ACK, or no SYN and a port that only servers use. */
  private boolean answers(Packet packet) {
    if (key.protocol == FlowKey.TCP) {
      int handshake = TcpTracker.flags(packet) & (TcpTracker.SYN | TcpTracker.ACK);
      if ((handshake & TcpTracker.SYN) != 0) return handshake == (TcpTracker.SYN | TcpTracker.ACK);
    }
    return FlowKey.hasPorts(key.protocol) && serverPorts.get(key.sourcePort) && !serverPorts.get(key.destinationPort);
  }

  private static void noteTunnels(TrackedFlow flow, Packet packet) {
    int n = packet.tunnels();
    flow.tunnelKinds = new TunnelKind[n];
    flow.tunnelIds = new int[n];
    for (int i = 0; i < n; i++) {
      flow.tunnelKinds[i] = packet.tunnelKind(i);
      flow.tunnelIds[i] = packet.tunnelId(i);
    }
  }

  private void insert(TrackedFlow flow) {
    if (size * 2 >= flows.length) grow();
    place(flow, flow.hash);
    size++;
  }

  private void place(TrackedFlow flow, int hash) {
    int slot = hash & mask;
    while (hashes[slot] != 0) slot = slot + 1 & mask;
    hashes[slot] = hash;
    flows[slot] = flow;
  }

  private void grow() {
    int[] oldHashes = hashes;
    TrackedFlow[] oldFlows = flows;
    allocate(oldFlows.length * 2);
    for (int i = 0; i < oldFlows.length; i++) if (oldHashes[i] != 0) place(oldFlows[i], oldHashes[i]);
  }

  /**
   * Gives up the flow that is least likely to matter: under a flood, in which one-sided flows fill a quarter of the table,
   * the oldest of these; otherwise an answered flow that has been silent for long.
   */
  private void evict() {
    evicted++;
    boolean flood = oneSided.size() >= size >> 2;
    end(flood ? oneSided.oldest() : silent(), EndCause.EVICTED);
  }

  /** The oldest answered flow, but for those that had packets since they were last looked at: they get another turn. */
  private TrackedFlow silent() {
    for (int turns = 0; turns < MAX_TURNS && answered.oldest().lastNanos > answered.oldest().agedNanos; turns++) {
      TrackedFlow active = answered.oldest();
      answered.remove(active);
      answered.add(active);
    }
    return answered.oldest();
  }

  /** Ends a flow now. */
  public void end(TrackedFlow flow, EndCause cause) {
    flow.end = cause;
    listener.ended(flow);
    unlink(flow);
    wheel.remove(flow);
    (flow.answered ? answered : oneSided).remove(flow);
    flow.session(null);
    flow.connection(null);
    flow.ageNext = pool;
    pool = flow;
  }

  /** Removes a flow and moves later ones of its run up, so that no tombstones are needed. */
  private void unlink(TrackedFlow flow) {
    int hole = flow.hash & mask;
    while (flows[hole] != flow) hole = hole + 1 & mask;
    for (int slot = hole + 1 & mask; hashes[slot] != 0; slot = slot + 1 & mask) {
      int home = hashes[slot] & mask;
      if ((slot - home & mask) >= (slot - hole & mask)) {
        hashes[hole] = hashes[slot];
        flows[hole] = flows[slot];
        hole = slot;
      }
    }
    hashes[hole] = 0;
    flows[hole] = null;
    size--;
  }

  /** Ends all flows, in the order in which they began. */
  public void endAll() {
    TrackedFlow[] all = new TrackedFlow[size];
    long[] order = new long[size]; // ordinal and place: sorts faster than flows
    int n = 0;
    for (TrackedFlow flow : flows) {
      if (flow == null) continue;
      order[n] = flow.ordinal << PLACE_BITS | n;
      all[n++] = flow;
    }
    Arrays.sort(order);
    for (long place : order) {
      TrackedFlow flow = all[(int) place & (1 << PLACE_BITS) - 1];
      listener.timer(0, flow);
      EndCause cause = flow.protocol == FlowKey.TCP ? closing(flow) : EndCause.IDLE;
      end(flow, cause == EndCause.IDLE ? EndCause.END : cause);
    }
  }

  public int size() {
    return size;
  }

  public long opened() {
    return opened;
  }

  /** Flows given up to keep within the limit. */
  public long evicted() {
    return evicted;
  }
}
