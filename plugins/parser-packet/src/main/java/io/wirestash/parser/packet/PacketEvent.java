package io.wirestash.parser.packet;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.TextEvent;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TcpFlags;
import java.util.List;

/** A packet with the fields of its innermost headers and its payload. */
@EventType("packet")
@Help("A packet: the fields of its innermost headers, and its payload.")
record PacketEvent(
    @Help("What the packet is, by IANA's names: TCP, ICMPv6, GRE, ARP, LLDP; of a fragment what it is a part of.")
        String protocol,
    @Help("Hardware address of the sender in the outermost frame.") @Ecs("") Mac srcMac,
    @Help("Hardware address of the receiver in the outermost frame.") @Ecs("") Mac dstMac,
    @Help("Length of the frame on the wire, bytes.") @Ecs("network.bytes") int length,
    @Help("Length of the payload, bytes; of an ICMP error, of the payload it quotes.") int dataLength,
    @Help("Time to live, or hop limit.") int ttl,
    @Help("The IP header.") IpHeader ip,
    @Help("Put together from fragments, of which this packet was the last to come.") Boolean reassembled,
    @Help("The transport checksum: good, bad, or offload (left to the network card); absent if it cannot be told.")
        String checksum,
    @Help("Sequence number of TCP.") long seq,
    @Help("Acknowledgement number of TCP.") long ack,
    @Help("TCP's flags that are set: AE CWR ECE URG ACK PSH RST SYN FIN.") List<String> flags,
    @Help("TCP's window as in the header, not scaled.") int window,
    @Help("TCP's urgent pointer, where the flag is set.") int urgent,
    @Help("TCP's options.") TcpOptions options,
    @Help("Type of an ICMP or ICMPv6 message.") int icmpType,
    @Help("Code of an ICMP or ICMPv6 message.") int icmpCode,
    @Help("What type and code mean.") String icmpMessage,
    @Help("What else the ICMP header says.") Icmp icmp,
    @Help("The packet that an ICMP error is about.") Quoted quoted,
    @Help("An ARP packet.") Arp arp,
    @Help("An IGMP message.") Igmp igmp,
    @Help("An SCTP packet.") Sctp sctp,
    @Help("Why the packet could not be read to its end: the layer, a point, and the fault.") String undecodable,
    @Help("The payload as text; what is no UTF-8 is escaped, so that it can be undone.") Payload.AsText data,
    @Help("The payload as hexadecimal digits.") Payload.AsHex dataHex)
    implements TextEvent {

  private static final int ABSENT = EventType.ABSENT;
  private static final int TCP = 6;
  private static final int URGENT = 0x20;

  static PacketEvent of(Packet packet, PacketOptions options) {
    IpHeader ip = IpHeader.of(packet);
    boolean tcp = packet.ipProtocol() == TCP && packet.has(Packet.TRANSPORT_COMPLETE);
    boolean icmp = Icmp.in(packet);
    Arp arp = Arp.of(packet);
    int at = packet.transportOffset();
    int flags = tcp ? packet.u16(at + 12) : 0;
    int type = icmp ? packet.u8(at) : ABSENT;
    int code = icmp ? packet.u8(at + 1) : ABSENT;
    int from = arp != null ? packet.end() : payloadOffset(packet, ip);
    int captured = Math.max(0, payloadEnd(packet) - from);
    Payload payload = Payload.of(packet, from, captured, options);
    return new PacketEvent(
        ip == null ? Frame.protocol(packet) : Registry.ipProtocol(ip.protocol()),
        Frame.source(packet), Frame.destination(packet), packet.originalLength(),
        arp != null ? ABSENT : stated(packet, from, captured), ttl(packet), ip,
        packet.has(Packet.REASSEMBLED) ? true : null, checksum(packet), tcp ? packet.u32(at + 4) : ABSENT,
        tcp ? packet.u32(at + 8) : ABSENT, tcp ? TcpFlags.names(flags) : null, tcp ? packet.u16(at + 14) : ABSENT,
        (flags & URGENT) != 0 ? packet.u16(at + 18) : ABSENT, tcp ? TcpOptions.of(packet) : null, type, code,
        icmp ? IcmpNames.message(packet.ipVersion(), type, code) : null, icmp ? Icmp.of(packet) : null,
        Quoted.of(packet), arp, Igmp.of(packet), Sctp.of(packet), packet.problem(),
        payload == null || payload.text() == 0 ? null : new Payload.AsText(payload),
        payload == null || payload.hex() == 0 ? null : new Payload.AsHex(payload));
  }

  private static int payloadOffset(Packet packet, IpHeader ip) {
    if (ip == null) return Frame.contentOffset(packet);
    if (packet.has(Packet.QUOTED)) return Quoted.payloadOffset(packet);
    return packet.payloadOffset() >= 0 ? packet.payloadOffset() : packet.ipOffset() + ip.headerLength();
  }

  /** Where the captured payload ends; padding behind a datagram is none of it. */
  private static int payloadEnd(Packet packet) {
    if (packet.payloadOffset() >= 0) return packet.payloadOffset() + packet.payloadLength();
    if (packet.ipOffset() < 0) return packet.end();
    return Math.min(packet.end(), packet.ipOffset() + packet.ipLength());
  }

  /** The payload's length as the headers say, which is more than was captured if the capture cut the packet off. */
  private static int stated(Packet packet, int from, int captured) {
    boolean cut = packet.has(Packet.CUT) && !packet.has(Packet.QUOTED);
    return cut ? Math.max(captured, packet.ipOffset() + packet.ipLength() - from) : captured;
  }

  private static int ttl(Packet packet) {
    return switch (packet.ipVersion()) {
      case 4 -> packet.u8(packet.ipOffset() + 8);
      case 6 -> packet.u8(packet.ipOffset() + 7);
      default -> ABSENT;
    };
  }

  private static String checksum(Packet packet) {
    if (packet.has(Packet.TRANSPORT_CHECKSUM_GOOD)) return "good";
    if (packet.has(Packet.TRANSPORT_CHECKSUM_BAD)) return "bad";
    return packet.has(Packet.TRANSPORT_CHECKSUM_PARTIAL) ? "offload" : null;
  }

  @Ecs("source.mac")
  Mac.Hyphened ecsSrcMac() {
    return srcMac == null ? null : new Mac.Hyphened(srcMac.bits());
  }

  @Ecs("destination.mac")
  Mac.Hyphened ecsDstMac() {
    return dstMac == null ? null : new Mac.Hyphened(dstMac.bits());
  }

  /** The payload that is shown, or null. */
  Payload payload() {
    if (data != null) return data.payload();
    return dataHex == null ? null : dataHex.payload();
  }

  @Override
  public void writeLine(EventHead head, TextSink out) {
    new PacketLine(this, head, out).write(true);
  }

  @Override
  public void writeDump(EventHead head, TextSink out) {
    new PacketLine(this, head, out).write(false);
    Payload payload = payload();
    if (payload == null) return;
    out.text('\n').dump(payload.bytes(), 0, payload.bytes().length, 0);
  }
}
