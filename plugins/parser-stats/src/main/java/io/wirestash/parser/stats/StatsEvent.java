package io.wirestash.parser.stats;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.Seconds;
import java.util.List;

/** The traffic of one interval by one of {@link By}. */
@EventType(value = "stats", scope = EventType.Scope.TRANSACTION)
@Help("What was counted in one interval, by host, pair, service, protocol, country or network.")
record StatsEvent(
    @Help("What was counted by: host, pair, service, protocol, country or network.") By by,
    @Help("Length of an interval, seconds; the last one of a run ends with its last packet.") Seconds interval,
    @Help("Everything. Where packets count twice, for two hosts, they are counted once here.") Counts total,
    @Help("Those with most bytes.") List<Entry> top,
    @Help("The sum of all that are not among top.") Counts others,
    @Help("True if there were more keys or flows than are kept: then counts of entries and of flows are least values.")
        Boolean capped,
    @Help("Bytes that an entry, or a key that is not listed, may have beyond what is shown; only if capped.")
        Long missedBytes) {

  /** One host, pair, service, protocol, country or network. */
  record Entry(
      @Help("The host, two hosts with a blank between, or a name.") String key,
      @Help("Part of all bytes, from 0 to 1.") double share,
      @Help("Packets.") long packets,
      @Help("Bytes: of IP packets, headers and payload as the headers say.") long bytes,
      @Help("Packets that the host sent, the first host of the pair, or clients.") long sentPackets,
      @Help("Bytes that the host sent, the first host of the pair, or clients.") long sentBytes,
      @Help("Flows that had a packet in the interval.") long flows,
      @Help("Flows that began in the interval.") long newFlows,
      @Help("TCP segments that ask for a connection.") long syns,
      @Help("TCP segments that reset one.") long resets) {}

  @Ecs("network.packets")
  long networkPackets() {
    return total.packets();
  }

  @Ecs("network.bytes")
  long networkBytes() {
    return total.bytes();
  }

  /** Sums. */
  record Counts(
      @Help("How many hosts, pairs, services …; at least so many if capped.") long keys,
      @Help("Packets.") long packets,
      @Help("Bytes.") long bytes,
      @Help("Flows that had a packet in the interval.") long flows,
      @Help("Flows that began in the interval.") long newFlows,
      @Help("TCP segments that ask for a connection.") long syns,
      @Help("TCP segments that reset one.") long resets) {}
}
