package io.wirestash.parser.packet;

import io.wirestash.api.event.EventHead;
import io.wirestash.api.event.EventType;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.TextSink;
import java.util.List;

/**
 * Writes a packet as one line, its fields between tabs: what it is, when, from whom to whom, what its protocol adds, the
 * payload; then what belongs to few packets. The README has the form of each kind.
 */
final class PacketLine {
  private static final int ABSENT = EventType.ABSENT;

  private final PacketEvent packet;
  private final EventHead head;
  private final TextSink out;

  PacketLine(PacketEvent packet, EventHead head, TextSink out) {
    this.packet = packet;
    this.head = head;
    this.out = out;
  }

  /** @param payload false to leave the payload to a dump */
  void write(boolean payload) {
    tag();
    time();
    endpoints();
    if (fragment()) fragmentFields();
    else if (packet.flags() != null) tcp();
    else if (packet.icmpType() != ABSENT) icmp();
    else others();
    if (payload) text();
    field("\tttl=", packet.ttl());
    if (payload) hex();
    field("\tLEN=", packet.dataLength());
    icmpDetails();
    quoted();
    if (packet.undecodable() != null) out.text("\tUNDECODABLE=").text(packet.undecodable());
  }

  private boolean fragment() {
    return packet.ip() != null && packet.ip().fragment() && packet.reassembled() == null;
  }

  private void tag() {
    out.text('[');
    if (fragment()) {
      out.text("FRAGMENT");
    } else if (packet.icmpType() != ABSENT) {
      out.text(packet.protocol()).text('_').text(IcmpNames.group(packet.ip().version(), packet.icmpType()));
    } else {
      out.text(packet.protocol() == null ? "FRAME" : packet.protocol());
    }
    out.text(']');
  }

  private void time() {
    out.text("\t[").seconds(head.nanos(), head.nanos() % 1000 == 0 ? 6 : 9).text('\t').utc(head.nanos()).text("]\t");
  }

  private void endpoints() {
    Arp arp = packet.arp();
    endpoint(arp == null ? head.sourceIp() : arp.senderIp(), head.sourcePort(), packet.srcMac());
    out.text(" ----->");
    endpoint(arp == null ? head.destinationIp() : arp.targetIp(), head.destinationPort(), packet.dstMac());
  }

  private void endpoint(Ip host, int port, Mac mac) {
    if (host != null) out.endpoint(host, port);
    if (mac == null) return;
    out.text('(');
    mac.writeText(out);
    out.text(')');
  }

  private void field(String name, long value) {
    if (value != ABSENT) out.text(name).number(value);
  }

  private void fragmentFields() {
    IpHeader ip = packet.ip();
    out.text("\tPROTOCOL=").text(packet.protocol());
    field("\tID=", ip.id());
    field("\tOFFSET=", ip.fragmentOffset());
    field("\tMORE=", ip.flags().contains("MF") ? 1 : 0);
  }

  private void tcp() {
    field("\tSEQ=", packet.seq());
    field("\tACK=", packet.ack());
    list("\tFLAGS=", packet.flags());
    field("\tWIN=", packet.window());
  }

  /** {@code ['ACK', 'PSH']} */
  private void list(String name, List<String> values) {
    out.text(name).text('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) out.text(", ");
      out.text('\'').text(values.get(i)).text('\'');
    }
    out.text(']');
  }

  private void icmp() {
    out.text('\t').number(packet.icmpType()).text(':').number(packet.icmpCode());
    named(packet.icmpMessage());
  }

  private void named(String name) {
    out.text('[').text(name == null ? "unassigned" : name).text(']');
  }

  private void others() {
    Arp arp = packet.arp();
    if (arp != null) {
      out.text('\t').number(arp.operation());
      named(arp.operationName());
      out.text("\tSENDER=");
      endpoint(arp.senderIp(), -1, arp.senderMac());
      out.text("\tTARGET=");
      endpoint(arp.targetIp(), -1, arp.targetMac());
    } else if (packet.igmp() != null) {
      out.text('\t').number(packet.igmp().type());
      named(packet.igmp().message());
      if (packet.igmp().group() != null) out.text("\tGROUP=").ip(packet.igmp().group());
    } else if (packet.sctp() != null) {
      field("\tTAG=", packet.sctp().tag());
      list("\tCHUNKS=", packet.sctp().chunks());
    }
  }

  /** TCP's payload is shown as text, that of others where no numbers are. */
  private void text() {
    boolean wanted = packet.flags() != null || packet.dataHex() == null && packet.data() != null;
    if (!wanted) return;
    out.text("\tDATA=");
    if (packet.data() != null) out.escaped(packet.payload().bytes(), 0, packet.payload().text());
  }

  private void hex() {
    if (packet.dataHex() != null) out.text("\tDATA_BINARY=").hex(packet.payload().bytes(), 0, packet.payload().hex());
    else if (packet.data() == null && packet.arp() == null) out.text("\tDATA_BINARY=");
  }

  private void icmpDetails() {
    Icmp icmp = packet.icmp();
    if (icmp == null) return;
    field("\tID=", icmp.id());
    field("\tSEQ=", icmp.seq());
    if (icmp.address() != null) out.text("\tADDRESS=").ip(icmp.address());
    field("\tMTU=", icmp.mtu());
    field("\tPOINTER=", icmp.pointer());
  }

  private void quoted() {
    Quoted quoted = packet.quoted();
    if (quoted == null) return;
    out.text("\tQUOTED=[").text(quoted.protocol()).text("] ");
    out.endpoint(quoted.srcIp(), Math.max(-1, quoted.srcPort())).text(" ----->");
    out.endpoint(quoted.dstIp(), Math.max(-1, quoted.dstPort()));
    field(" ttl=", quoted.ttl());
  }
}
