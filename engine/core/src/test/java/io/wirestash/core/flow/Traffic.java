package io.wirestash.core.flow;

import io.wirestash.api.packet.Packet;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.core.packet.ChecksumMode;
import io.wirestash.core.packet.DecodedBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Sends packets through a flow table, as a worker does, and notes which flows end. */
final class Traffic implements FlowTable.Listener {
  private static final DecodedBatch BATCH = new DecodedBatch();

  /** What a flow was when it ended: the object itself is used again. */
  record Ended(String client, EndCause cause, String state, String history, long packets) {}

  final List<Ended> ended = new ArrayList<>();
  final List<String> woken = new ArrayList<>();
  final List<String> updates = new ArrayList<>();
  final FlowTable table;
  private int sent;

  Traffic() {
    this(500_000);
  }

  Traffic(int max) {
    FlowOptions options = new FlowOptions(max, ChecksumMode.AUTO, Duration.ofSeconds(600), Duration.ofSeconds(10),
        Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(30), 1000);
    BitSet serverPorts = new BitSet();
    serverPorts.set(53);
    table = new FlowTable(options, 1, 0x5eedL, serverPorts, this);
  }

  TrackedFlow send(Packet packet) {
    return send(packet, 0);
  }

  /** @param verdict of the reassembler */
  TrackedFlow send(Packet packet, int verdict) {
    timeIs(packet.nanos());
    TrackedFlow flow = table.find(packet, BATCH, sent++);
    if (flow != null) table.count(flow, packet, verdict);
    return flow;
  }

  private void timeIs(long nanos) {
    if (table.due(nanos)) table.advance(nanos);
  }

  /** Packet time moves on with packets of others. */
  void timeIs(double seconds) {
    timeIs(Math.round(seconds * 1e9));
  }

  List<EndCause> causes() {
    return ended.stream().map(Ended::cause).toList();
  }

  @Override
  public void wake(TrackedFlow flow, long now) {
    woken.add(client(flow));
  }

  @Override
  public void updated(TrackedFlow flow) {
    updates.add(client(flow) + " " + flow.sequence());
  }

  @Override
  public void ended(TrackedFlow flow) {
    long packets = flow.packets(Direction.CLIENT) + flow.packets(Direction.SERVER);
    ended.add(new Ended(client(flow), flow.endCause(), flow.state(), flow.history(), packets));
  }

  @Override
  public void timer(long tick, TrackedFlow flow) {}

  private static String client(TrackedFlow flow) {
    return flow.clientIp() + ":" + flow.clientPort();
  }
}
