package io.wirestash.testkit;

import io.wirestash.api.event.Ip;
import io.wirestash.api.parser.Detection;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.api.parser.Flow;
import io.wirestash.api.parser.Moment;
import io.wirestash.api.stream.TcpFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;

/** The flow on a {@link Wire}: UDP or TCP. */
final class WireFlow implements Flow {
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int TCP_HEADER = 20;
  private static final int UDP_HEADER = 8;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int TTL = 64;

  private WireTcpFacts tcp;
  private Ip clientIp;
  private int clientPort;
  private Ip serverIp;
  private int serverPort;
  private Moment first;
  private Moment last;
  private final long[] packets = new long[2];
  private final long[] payloadBytes = new long[2];
  private String service;
  private EndCause endCause;

  void client(String ip, int port) {
    clientIp = ip(ip);
    clientPort = port;
  }

  void server(String ip, int port) {
    serverIp = ip(ip);
    serverPort = port;
  }

  private static Ip ip(String literal) {
    try {
      if (!literal.matches("[0-9a-fA-F.:]+")) throw new IllegalArgumentException(literal + " is no IP address");
      ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(literal).getAddress());
      return bytes.limit() == 4 ? Ip.v4(bytes.getInt()) : Ip.v6(bytes.getLong(), bytes.getLong());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(literal + " is no IP address", e);
    }
  }

  /** The flow of a connection that one side of this flow accepts at a port, from a port of the other side. */
  WireFlow announced(Direction listener, int port, int peerPort) {
    WireFlow other = new WireFlow();
    other.serverIp = listener == Direction.SERVER ? serverIp : clientIp;
    other.serverPort = port;
    other.clientIp = listener == Direction.SERVER ? clientIp : serverIp;
    other.clientPort = peerPort;
    return other;
  }

  void overTcp(boolean fromStart) {
    tcp = new WireTcpFacts(fromStart);
  }

  void lost(Direction from, long bytes) {
    tcp.lost(from, bytes);
  }

  void packet(Direction from, int payload, Moment moment) {
    if (first == null) first = moment;
    last = moment;
    packets[from.ordinal()]++;
    payloadBytes[from.ordinal()] += payload;
  }

  void service(String protocol) {
    service = protocol;
  }

  void end(EndCause cause) {
    endCause = cause;
  }

  @Override
  public Ip clientIp() {
    return clientIp;
  }

  @Override
  public int clientPort() {
    return clientPort;
  }

  @Override
  public Ip serverIp() {
    return serverIp;
  }

  @Override
  public int serverPort() {
    return serverPort;
  }

  @Override
  public int protocol() {
    return tcp == null ? UDP : TCP;
  }

  @Override
  public String transport() {
    return tcp == null ? "udp" : "tcp";
  }

  @Override
  public Moment first() {
    return first;
  }

  @Override
  public Moment last() {
    return last;
  }

  @Override
  public long packets(Direction from) {
    return packets[from.ordinal()];
  }

  @Override
  public long bytes(Direction from) {
    int headers = (tcp == null ? UDP_HEADER : TCP_HEADER) + (clientIp.v6() ? IPV6_HEADER : IPV4_HEADER);
    return payloadBytes(from) + packets(from) * headers;
  }

  @Override
  public long payloadBytes(Direction from) {
    return payloadBytes[from.ordinal()];
  }

  @Override
  public String state() {
    if (tcp != null && !tcp.fromStart()) return "OTH";
    if (tcp != null) return endCause == EndCause.FIN ? "SF" : "S1";
    return packets(Direction.SERVER) == 0 ? "S0" : packets(Direction.CLIENT) == 0 ? "SHR" : "SF";
  }

  @Override
  public String history() {
    String handshake = tcp == null || !tcp.fromStart() ? "" : "ShA";
    String fromClient = packets(Direction.CLIENT) > 0 ? "D" : "";
    return handshake + fromClient + (packets(Direction.SERVER) > 0 ? "d" : "");
  }

  @Override
  public int minTtl(Direction from) {
    return packets(from) == 0 ? -1 : TTL;
  }

  @Override
  public int maxTtl(Direction from) {
    return minTtl(from);
  }

  @Override
  public int tcpFlags(Direction from) {
    return 0;
  }

  @Override
  public int icmpType() {
    return -1;
  }

  @Override
  public int icmpCode() {
    return -1;
  }

  @Override
  public boolean fromStart() {
    return tcp == null || tcp.fromStart();
  }

  @Override
  public TcpFacts tcp() {
    return tcp;
  }

  @Override
  public int side(Direction from) {
    return from.ordinal();
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public List<String> services() {
    return service == null ? List.of() : List.of(service);
  }

  @Override
  public Detection detection() {
    return null;
  }

  @Override
  public int sequence() {
    return 0;
  }

  @Override
  public boolean nanoseconds() {
    return false;
  }

  @Override
  public EndCause endCause() {
    return endCause;
  }
}
