package io.wirestash.parser.session;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.EventType.Scope;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonSink;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.JsonValue;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import java.util.List;

/** A finished flow. Source is the client: who sent the first packet, or the SYN. */
@EventType(value = "session", scope = Scope.TRANSACTION, category = {"network", "session"}, type = {"connection", "end"})
@Help("A finished flow with its counters and its state, as its packets' headers tell them.")
record FlowSession(
    @Help("From the first to the last packet, seconds.") @Ecs("") Seconds duration,
    @Help("The protocol that a parser recognised.") @Ecs("network.protocol") String service,
    @Help("Zeek's connection state: S0 S1 SF REJ S2 S3 RSTO RSTR RSTOS0 RSTRH SH SHR OTH.") @Ecs("flow.state") String state,
    @Help("What happened, one letter each, as Zeek writes it: the client's in upper case.") @Ecs("flow.history")
        String history,
    @Help("Why the flow ended: fin, rst, idle, reused, evicted, end (of the input).") @Ecs("flow.end_reason")
        String endReason,
    @Help("Packets the client sent.") @Ecs("source.packets") long srcPackets,
    @Help("Packets the server sent.") @Ecs("destination.packets") long dstPackets,
    @Help("IP bytes the client sent.") @Ecs("source.bytes") long srcBytes,
    @Help("IP bytes the server sent.") @Ecs("destination.bytes") long dstBytes,
    @Help("Payload bytes the client sent.") @Ecs("source.payload_bytes") long srcPayloadBytes,
    @Help("Payload bytes the server sent.") @Ecs("destination.payload_bytes") long dstPayloadBytes,
    @Help("TTL or hop limit of the client's packets.") @Ecs("flow.source_ttl") Range srcTtl,
    @Help("TTL or hop limit of the server's packets.") @Ecs("flow.destination_ttl") Range dstTtl,
    @Help("All TCP flags seen, by side.") @Ecs("flow.tcp") Tcp tcp,
    @Help("Type and code of the first ICMP message.") @Ecs("flow.icmp") Icmp icmp) {

  private static final List<String> FLAGS = List.of("fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr");

  /** Smallest and largest value seen. */
  record Range(int min, int max) {}

  /** TCP flags by side, each named once. */
  record Tcp(List<String> srcFlags, List<String> dstFlags) {}

  /** The kind of an ICMP exchange. */
  record Icmp(int type, int code) {}

  /** A span of time, written as exact seconds with 6 decimals. */
  @JsonType("number")
  record Seconds(long nanos) implements JsonValue {
    @Override
    public void writeJson(JsonSink out) {
      out.seconds(nanos, 6);
    }
  }

  static FlowSession of(Flow flow) {
    Direction client = Direction.CLIENT;
    Direction server = Direction.SERVER;
    boolean tcp = flow.protocol() == 6;
    return new FlowSession(
        new Seconds(flow.last().nanos() - flow.first().nanos()), flow.service(), flow.state(), flow.history(),
        flow.endCause().text(), flow.packets(client), flow.packets(server), flow.bytes(client), flow.bytes(server),
        flow.payloadBytes(client), flow.payloadBytes(server), ttl(flow, client), ttl(flow, server),
        tcp ? new Tcp(flags(flow.tcpFlags(client)), flags(flow.tcpFlags(server))) : null,
        flow.icmpType() < 0 ? null : new Icmp(flow.icmpType(), flow.icmpCode()));
  }

  private static Range ttl(Flow flow, Direction side) {
    return flow.packets(side) == 0 ? null : new Range(flow.minTtl(side), flow.maxTtl(side));
  }

  private static List<String> flags(int flags) {
    return FLAGS.stream().filter(name -> (flags >> FLAGS.indexOf(name) & 1) != 0).toList();
  }

  @Ecs("network.bytes")
  long networkBytes() {
    return srcBytes + dstBytes;
  }

  @Ecs("network.packets")
  long networkPackets() {
    return srcPackets + dstPackets;
  }
}
