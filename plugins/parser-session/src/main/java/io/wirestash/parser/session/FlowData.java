package io.wirestash.parser.session;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.JsonType;
import io.wirestash.api.event.Seconds;
import io.wirestash.api.event.TextEvent;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Moment;

/** Payload that one side of a flow sent: a datagram, or bytes of a TCP stream without a break. */
@EventType("data")
@Help("Payload that one side sent: a datagram, or the bytes of a TCP stream until the other side goes on.")
record FlowData(
    @Help("Who sent it: client or server.") @Ecs("data.sender") String sender,
    @Help("From its first to its last packet, seconds; ts is the time of the last.") @Ecs("data.duration")
        Seconds duration,
    @Help("Bytes.") @Ecs("data.length") int dataLength,
    @Help("Bytes that this side had sent before.") @Ecs("data.offset") long offset,
    @Help("Bytes just before these that were never seen.") @Ecs("data.missing") Long missing,
    @Help("The bytes as text; what is no UTF-8 is escaped.") @JsonType("string") @Ecs("data.text") Run.AsText data,
    @Help("The bytes as hexadecimal digits.") @JsonType("string") @Ecs("data.hex") Run.AsHex dataHex)
    implements TextEvent {

  static FlowData of(Direction from, Run run, Moment first, Moment last, boolean hex) {
    return new FlowData(from == Direction.CLIENT ? "client" : "server", new Seconds(last.nanos() - first.nanos()),
        run.bytes().length, run.offset(), run.missing() == 0 ? null : run.missing(), new Run.AsText(run),
        hex ? new Run.AsHex(run) : null);
  }

  @Override
  public void writeLine(EventHead head, TextSink out) {
    title(head, out);
    out.text("  ").escaped(data.run().bytes(), 0, dataLength);
  }

  @Override
  public void writeDump(EventHead head, TextSink out) {
    out.text("==== ");
    title(head, out);
    out.text('\n');
    data.run().writeDump(sender.equals("client") ? "client to server" : "server to client", out);
  }

  private void title(EventHead head, TextSink out) {
    out.utc(head.nanos() - duration.nanos()).text("  ").text(head.transport()).text("  ");
    out.endpoint(head.sourceIp(), head.sourcePort()).text(" -> ");
    out.endpoint(head.destinationIp(), head.destinationPort());
  }
}
