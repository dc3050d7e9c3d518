package io.wirestash.core.pipeline;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.PacketBatch;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.stream.Connection;
import io.wirestash.core.delivery.EventWriter;
import io.wirestash.core.flow.FlowTable;
import io.wirestash.core.flow.TrackedFlow;
import io.wirestash.core.packet.DecodedBatch;
import io.wirestash.core.statistics.Counting;
import io.wirestash.core.stream.ParserStage;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/**
 * One thread that owns the flows of some hosts: their table, parsers and events. Sees every batch, since packet time is
 * told by all packets, but tracks only the packets of its own shard.
 */
final class Worker implements Runnable, FlowTable.Listener {
  private static final int QUEUE = 4;
  private static final DecodedBatch END = new DecodedBatch();
  private static final int TCP = 6;
  private static final int UDP = 17;

  private final int shard;
  private final BlockingQueue<DecodedBatch> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Consumer<DecodedBatch> recycle;
  private final Consumer<Throwable> failed;
  private final EventWriter events;
  private final ParserStage parsers;
  private final Counting counting;
  private final Packet packet = new Packet();
  private final Thread thread;
  private FlowTable table;
  private long nextSequence;
  private int index;
  private boolean broken;

  /**
   * @param recycle takes a batch that no worker needs any more
   * @param failed told of a bug of the engine; the worker goes on taking batches without processing them
   */
  Worker(int shard, EventWriter events, ParserStage parsers, Counting counting, Consumer<DecodedBatch> recycle,
      Consumer<Throwable> failed) {
    this.shard = shard;
    this.events = events;
    this.parsers = parsers;
    this.counting = counting;
    this.recycle = recycle;
    this.failed = failed;
    thread = new Thread(this, "worker " + shard);
  }

  void table(FlowTable table) {
    this.table = table;
    parsers.table(table);
  }

  void start() {
    thread.start();
  }

  /** Queues a batch; waits while the queue is full. */
  void take(DecodedBatch batch) throws InterruptedException {
    queue.put(batch);
  }

  /** Ends all flows after everything queued, and waits for that. */
  void finish() throws InterruptedException {
    queue.put(END);
    thread.join();
  }

  @Override
  public void run() {
    try {
      for (DecodedBatch batch = queue.take(); batch != END; batch = queue.take()) {
        nextSequence = batch.sequence() + 1;
        step(batch);
        if (batch.release()) recycle.accept(batch);
      }
      step(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Processes a batch, or, given null, the end of the input. */
  private void step(DecodedBatch batch) {
    events.begin(batch == null ? nextSequence : batch.sequence());
    try {
      if (broken) return;
      if (batch != null) process(batch);
      else end();
    } catch (Throwable e) { // a bug of ours: the run ends, but in order
      broken = true;
      failed.accept(e);
    } finally {
      events.end();
    }
  }

  private void end() {
    table.endAll();
    counting.end();
  }

  private void process(DecodedBatch batch) {
    int count = batch.count();
    if (count == 0 && batch.packets().clock() != PacketBatch.NO_CLOCK) time(batch.packets().clock(), 0);
    for (int i = 0; i < count; i++) {
      time(batch.nanos(i), i);
      if (batch.shard(i) == shard) process(batch, i);
    }
  }

  /** Lets pass what is over by now, before the i-th packet. */
  private void time(long nanos, int i) {
    index = i;
    if (counting.due(nanos)) counting.advance(nanos, i);
    if (table.due(nanos)) table.advance(nanos);
  }

  private void process(DecodedBatch batch, int i) {
    batch.load(i, packet);
    events.atPacket(i);
    TrackedFlow flow = batch.decoded(i) ? table.find(packet, batch, i) : null;
    parsers.packet(packet, flow, flow == null ? null : flow.direction(table.fromA()));
    parsers.packetEvents(packet, batch.packets().capture());
    if (packet.anomalies() > 0 || packet.problem() != null) parsers.decoderAnomalies(packet, batch.packets().capture());
    if (flow != null) flow = packet.ipProtocol() == TCP ? segment(flow, batch, i) : datagram(flow, batch, i);
    if (!counting.isEmpty()) counting.packet(packet, flow, flow == null ? null : flow.direction(table.fromA()));
  }

  private TrackedFlow datagram(TrackedFlow flow, DecodedBatch batch, int i) {
    table.count(flow, packet, 0);
    if (packet.ipProtocol() == UDP && packet.payloadLength() > 0 && !batch.withheld(i)) parsers.datagram(packet);
    return flow;
  }

  /** Returns the flow that the segment belongs to: a new one if it re-uses the ports of an old one. */
  private TrackedFlow segment(TrackedFlow flow, DecodedBatch batch, int i) {
    int verdict = batch.withheld(i) ? Connection.IGNORED : parsers.segment(packet, table.fromA() ? 0 : 1);
    if ((verdict & Connection.REOPENS) == 0) {
      table.count(flow, packet, verdict);
      return flow;
    }
    table.end(flow, EndCause.REUSED);
    TrackedFlow next = table.find(packet, batch, i);
    parsers.packet(packet, next, next.direction(table.fromA()));
    table.count(next, packet, parsers.segment(packet, table.fromA() ? 0 : 1));
    return next;
  }

  @Override
  public void timer(long tick, TrackedFlow flow) {
    events.atTimer(index, tick, flow.ordinal());
  }

  @Override
  public void wake(TrackedFlow flow, long now) {
    parsers.wake(flow, now);
  }

  @Override
  public void updated(TrackedFlow flow) {
    parsers.updated(flow);
  }

  @Override
  public void ended(TrackedFlow flow) {
    parsers.ended(flow);
  }

  FlowTable table() {
    return table;
  }

  ParserStage parsers() {
    return parsers;
  }

  EventWriter events() {
    return events;
  }
}
