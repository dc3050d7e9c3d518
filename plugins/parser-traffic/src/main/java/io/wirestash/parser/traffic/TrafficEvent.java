package io.wirestash.parser.traffic;

import io.wirestash.api.event.Ecs;
import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.TextEvent;
import io.wirestash.api.event.TextSink;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TcpFlags;
import java.util.List;
import java.util.Locale;

/**
 * An IP packet as statistics see it. Fragments are packets: the one that completes a datagram counts with its own
 * length. Its line has what processors add: direction, places, services.
 */
@EventType("traffic")
@Help("An IP packet, in few members: for statistics of who sent how much to whom.")
record TrafficEvent(
    @Help("Number of the IP protocol; of a fragment of IPv6 it is 44.") @Ecs("network.iana_number") int protocol,
    @Help("Length of the IP packet as its header says, bytes.") @Ecs("network.bytes") int packetLength,
    @Help("Length of its payload, bytes; not of fragments.") int dataLength,
    @Help("Sequence number of TCP.") long seq,
    @Help("Acknowledgement number of TCP.") long ack,
    @Help("TCP's flags that are set.") List<String> flags,
    @Help("TCP's window as in the header, not scaled.") int window)
    implements TextEvent {

  private static final int ABSENT = EventType.ABSENT;
  private static final int TCP = 6;
  private static final int FRAGMENT = 44;

  /** What stands for a direction that nobody told. */
  private static final String OTHER = "OTHER";

  /** What stands for a place or a service that is not known. */
  private static final String NONE = "NONE";

  /** Null if the packet has no IP header. */
  static TrafficEvent of(Packet packet) {
    if (packet.ipVersion() == 0) return null;
    boolean whole = packet.has(Packet.TRANSPORT_COMPLETE) && !packet.has(Packet.REASSEMBLED);
    boolean tcp = packet.ipProtocol() == TCP && packet.has(Packet.TRANSPORT_COMPLETE);
    int at = packet.transportOffset();
    return new TrafficEvent(protocol(packet), packetLength(packet), whole ? dataLength(packet) : ABSENT,
        tcp ? packet.u32(at + 4) : ABSENT, tcp ? packet.u32(at + 8) : ABSENT,
        tcp ? TcpFlags.names(packet.u16(at + 12)) : null, tcp ? packet.u16(at + 14) : ABSENT);
  }

  private static int protocol(Packet packet) {
    if (packet.ipProtocol() >= 0) return packet.ipProtocol();
    return packet.ipVersion() == 4 ? packet.u8(packet.ipOffset() + 9) : FRAGMENT;
  }

  private static int packetLength(Packet packet) {
    return packet.has(Packet.REASSEMBLED) ? packet.fragmentLength() : packet.ipLength();
  }

  /** As the headers say, also where the capture has less. */
  private static int dataLength(Packet packet) {
    int captured = packet.payloadLength();
    if (!packet.has(Packet.CUT)) return captured;
    return Math.max(captured, packet.ipOffset() + packet.ipLength() - packet.payloadOffset());
  }

  @Override
  public void writeLine(EventHead head, TextSink out) {
    word(head.get("direction"), OTHER, out);
    out.text('\t').utc(head.nanos()).text('\t').text(protocolName(head));
    endpoint(head.sourceIp(), head.sourcePort(), head.get("src_geo.label"), head.get("src_service"), out);
    endpoint(head.destinationIp(), head.destinationPort(), head.get("dst_geo.label"), head.get("dst_service"), out);
    out.text('\t').number(packetLength);
  }

  private String protocolName(EventHead head) {
    return switch (protocol) {
      case 1 -> "ICMP";
      case TCP -> "TCP";
      case 17 -> "UDP";
      case FRAGMENT -> "IPV6-FRAG";
      case 58 -> "ICMPV6";
      default -> head.transport() == null ? Integer.toString(protocol) : head.transport().toUpperCase(Locale.ROOT);
    };
  }

  private static void endpoint(Ip host, int port, Object place, Object service, TextSink out) {
    out.text('\t').endpoint(host, port).text('(');
    word(place, NONE, out);
    out.text(")(");
    word(service, NONE, out);
    out.text(')');
  }

  private static void word(Object member, String otherwise, TextSink out) {
    if (member == null) out.text(otherwise);
    else out.safe(member.toString());
  }
}
