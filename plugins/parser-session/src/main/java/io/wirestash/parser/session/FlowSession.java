package io.wirestash.parser.session;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.EventType.Scope;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.Seconds;
import io.wirestash.api.event.TextEvent;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Flow;
import java.util.List;
import java.util.function.ToLongFunction;

/** A flow that has ended, or goes on for long. Source is the client: who sent the SYN, or the first packet. */
@EventType(value = "session", scope = Scope.TRANSACTION, category = {"network", "session"}, type = {"connection", "end"})
@Help("A flow with its counters, its state and its protocol: when it ends, and now and then if it lasts long.")
record FlowSession(
    @Help("From the first to the last packet, seconds.") @Ecs("") Seconds duration,
    @Help("The protocol that a parser recognised first.") @Ecs("network.protocol") String service,
    @Help("All protocols recognised, if more than one: what came after STARTTLS, CONNECT or Upgrade.") @Ecs("flow.services")
        List<String> services,
    @Help("How the protocol was found.") @Ecs("flow.detection") Detected detection,
    @Help("Zeek's connection state: S0 S1 SF REJ S2 S3 RSTO RSTR RSTOS0 RSTRH SH SHR OTH.") @Ecs("flow.state") String state,
    @Help("What happened, one letter each, as Zeek writes it: the client's in upper case.") @Ecs("flow.history")
        String history,
    @Help("Why the flow ended: fin, rst, idle, reused, evicted, end (of the input); active if it goes on.")
        @Ecs("flow.end_reason")
        String endReason,
    @Help("Which report of this flow it is, from 0; only of flows reported before their end.") @Ecs("flow.sequence")
        Integer sequence,
    @Help("Packets the client sent.") @Ecs("source.packets") long srcPackets,
    @Help("Packets the server sent.") @Ecs("destination.packets") long dstPackets,
    @Help("IP bytes the client sent.") @Ecs("source.bytes") long srcBytes,
    @Help("IP bytes the server sent.") @Ecs("destination.bytes") long dstBytes,
    @Help("Payload bytes the client sent.") @Ecs("source.payload_bytes") long srcPayloadBytes,
    @Help("Payload bytes the server sent.") @Ecs("destination.payload_bytes") long dstPayloadBytes,
    @Help("Bytes of TCP streams that were sent but never seen.") @Ecs("flow.missing_bytes") Long missingBytes,
    @Help("TCP segments with payload that had been sent before.") @Ecs("flow.retransmits") Long retransmits,
    @Help("TCP segments that came before others that precede them.") @Ecs("flow.out_of_order") Long outOfOrder,
    @Help("Round-trip time of the TCP handshake, else of the first data and its ACK, seconds.") @Ecs("flow.rtt")
        Seconds rtt,
    @Help("TTL or hop limit of the client's packets.") @Ecs("flow.source_ttl") Range srcTtl,
    @Help("TTL or hop limit of the server's packets.") @Ecs("flow.destination_ttl") Range dstTtl,
    @Help("What the TCP headers of each side told.") @Ecs("flow.tcp") Tcp tcp,
    @Help("Type and code of the first ICMP message.") @Ecs("flow.icmp") Icmp icmp,
    @Help("What the client sent since the last report, as text; what is no UTF-8 is escaped. With data: both.")
        @JsonType("string") @Ecs("source.data.text")
        Run.AsText dataC2s,
    @Help("What the server sent since the last report.") @JsonType("string") @Ecs("destination.data.text")
        Run.AsText dataS2c,
    @Help("data_c2s as hexadecimal digits.") @JsonType("string") @Ecs("source.data.hex") Run.AsHex dataC2sHex,
    @Help("data_s2c as hexadecimal digits.") @JsonType("string") @Ecs("destination.data.hex") Run.AsHex dataS2cHex,
    @Help("Bytes the client had sent before data_c2s.") @Ecs("source.data.offset") Long dataC2sOffset,
    @Help("Bytes the server had sent before data_s2c.") @Ecs("destination.data.offset") Long dataS2cOffset,
    @Help("Bytes just before data_c2s that were never seen.") @Ecs("source.data.missing") Long dataC2sMissing,
    @Help("Bytes just before data_s2c that were never seen.") @Ecs("destination.data.missing") Long dataS2cMissing)
    implements TextEvent {

  /** Smallest and largest value seen. */
  record Range(int min, int max) {}

  /** The kind of an ICMP exchange. */
  record Icmp(int type, int code) {}

  /** How a protocol was found. */
  record Detected(
      @Help("bytes (certain by content), port (possible, and the port hints at it), signature, expected (announced by another"
              + " flow), switched (announced in this flow).")
          String method,
      @Help("high if content or another protocol told, low if only the port hinted at it.") String confidence,
      @Help("Protocols that were tried and refused.") List<String> rejected) {

    private static Detected of(Detection detection) {
      if (detection == null) return null;
      String method = detection.method();
      String confidence = method == null ? null : method.equals("port") ? "low" : "high";
      return new Detected(method, confidence, detection.rejected().isEmpty() ? null : detection.rejected());
    }
  }

  static FlowSession of(Flow flow, Payload payload) {
    Direction client = Direction.CLIENT;
    Direction server = Direction.SERVER;
    boolean again = flow.endCause() == null || flow.sequence() > 0;
    return new FlowSession(
        new Seconds(flow.last().nanos() - flow.first().nanos()), flow.service(),
        flow.services().size() < 2 ? null : flow.services(), Detected.of(flow.detection()), flow.state(), flow.history(),
        flow.endCause() == null ? "active" : flow.endCause().text(), again ? reportNumber(flow) : null,
        flow.packets(client), flow.packets(server), flow.bytes(client), flow.bytes(server),
        flow.payloadBytes(client), flow.payloadBytes(server), Tcp.missingBytes(flow), Tcp.retransmits(flow),
        Tcp.outOfOrder(flow), Tcp.rtt(flow), ttl(flow, client), ttl(flow, server), Tcp.of(flow),
        flow.icmpType() < 0 ? null : new Icmp(flow.icmpType(), flow.icmpCode()),
        text(payload.client()), text(payload.server()), hex(payload, payload.client()), hex(payload, payload.server()),
        some(payload.client(), Run::offset), some(payload.server(), Run::offset),
        some(payload.client(), Run::missing), some(payload.server(), Run::missing));
  }

  private static Run.AsText text(Run run) {
    return run == null ? null : new Run.AsText(run);
  }

  private static Run.AsHex hex(Payload payload, Run run) {
    return run == null || !payload.hex() ? null : new Run.AsHex(run);
  }

  private static Long some(Run run, ToLongFunction<Run> number) {
    return run == null || number.applyAsLong(run) == 0 ? null : (Long) number.applyAsLong(run);
  }

  private static int reportNumber(Flow flow) {
    return flow.endCause() == null ? flow.sequence() - 1 : flow.sequence();
  }

  private static Range ttl(Flow flow, Direction side) {
    return flow.packets(side) == 0 ? null : new Range(flow.minTtl(side), flow.maxTtl(side));
  }

  @Ecs("network.bytes")
  long networkBytes() {
    return srcBytes + dstBytes;
  }

  @Ecs("network.packets")
  long networkPackets() {
    return srcPackets + dstPackets;
  }

  @Override
  public void writeLine(EventHead head, TextSink out) {
    out.utc(head.startNanos()).text("  ").text(head.transport()).text("  ");
    out.endpoint(head.sourceIp(), head.sourcePort()).text(" -> ");
    out.endpoint(head.destinationIp(), head.destinationPort());
    out.text("  ").text(service == null ? "-" : service).text("  ").text(state).text("  ").text(endReason).text("  ");
    out.seconds(duration.nanos(), 6).text(" s  ");
    out.number(srcPackets).text(" + ").number(dstPackets).text(" packets  ");
    out.number(srcBytes).text(" + ").number(dstBytes).text(" bytes");
  }

  @Override
  public void writeDump(EventHead head, TextSink out) {
    out.text("==== ");
    writeLine(head, out);
    out.text("\n     from ").utc(head.startNanos()).text(" to ").utc(head.nanos());
    if (sequence != null) out.text(", report ").number(sequence);
    dump(dataC2s, "client to server", out);
    dump(dataS2c, "server to client", out);
  }

  private static void dump(Run.AsText data, String title, TextSink out) {
    if (data == null) return;
    out.text('\n');
    data.run().writeDump(title, out);
  }
}
