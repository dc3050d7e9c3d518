package io.wirestash.api.parser;

import io.wirestash.api.event.Ip;
import io.wirestash.api.stream.TcpFacts;
import java.util.List;

/** All packets of one 5-tuple, both directions, within its time-out; as plugins see it, valid during the call. */
public interface Flow {
  Ip clientIp();

  int clientPort();

  Ip serverIp();

  int serverPort();

  /** IP protocol number: 6 TCP, 17 UDP, 1 ICMP, 58 ICMPv6. */
  int protocol();

  /** {@code tcp}, {@code udp}, {@code icmp}, {@code ipv6-icmp}, {@code sctp}, or the number. */
  String transport();

  /** First and last packet. */
  Moment first();

  Moment last();

  /** Packets that one side sent. */
  long packets(Direction from);

  /** Bytes that one side sent: IP headers and payload, as the headers say. */
  long bytes(Direction from);

  /** Bytes of TCP, UDP or ICMP payload that one side sent, as the headers say. */
  long payloadBytes(Direction from);

  /** Zeek's connection state: S0 S1 SF REJ S2 S3 RSTO RSTR RSTOS0 RSTRH SH SHR OTH. */
  String state();

  /** Zeek's history letters: upper case for the client, lower case for the server. */
  String history();

  /** Smallest and largest TTL or hop limit that one side sent, or -1. */
  int minTtl(Direction from);

  int maxTtl(Direction from);

  /** All TCP flags that one side sent, as in the header. */
  int tcpFlags(Direction from);

  /** ICMP type and code of the first packet, or -1. */
  int icmpType();

  int icmpCode();

  /** True if the beginning of the connection was seen: a SYN. Always true of flows without connections. */
  boolean fromStart();

  /** What the packets of a TCP connection tell beyond the flow's own counters, or null of other flows. */
  TcpFacts tcp();

  /** The number of a side in {@link #tcp}. */
  int side(Direction from);

  /** The protocol that a parser confirmed first, or null. */
  String service();

  /** All protocols that parsers confirmed, in this order: a STARTTLS connection has two. */
  List<String> services();

  /** How the parser was found, or null if none was. */
  Detection detection();

  /** How often the flow was reported before while it went on. */
  int sequence();

  /** True if its capture has time stamps finer than microseconds. */
  boolean nanoseconds();

  /** Why the flow ended, or null while it goes on. */
  EndCause endCause();
}
