package io.wirestash.core.packet;

import io.wirestash.api.packet.CaptureInterface;
import io.wirestash.api.packet.Packet;
import io.wirestash.api.packet.TunnelKind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** Makes packets as decoders leave them, without decoders. Endpoints are written {@code 10.0.0.1:53} or {@code [::1]:53}. */
public final class PacketMaker {
  private static final int ICMP = 1;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMPV6 = 58;

  private final Packet packet = new Packet();
  private long nanos;
  private long number;
  private int vlan = -1;
  private TunnelKind tunnel;
  private int tunnelId;
  private int networkInterface;
  private int window = 1000;
  private int flags;

  /** Time of the packets that follow. */
  public PacketMaker at(double seconds) {
    nanos = Math.round(seconds * 1e9);
    return this;
  }

  public PacketMaker vlan(int id) {
    vlan = id;
    return this;
  }

  public PacketMaker tunnel(TunnelKind kind, int id) {
    tunnel = kind;
    tunnelId = id;
    return this;
  }

  public PacketMaker networkInterface(int index) {
    networkInterface = index;
    return this;
  }

  public PacketMaker window(int window) {
    this.window = window;
    return this;
  }

  /** Flags of {@link Packet}, such as a bad checksum. */
  public PacketMaker flags(int flags) {
    this.flags = flags;
    return this;
  }

  public Packet udp(String from, String to, int payload) {
    return transport(UDP, from, to, 8, payload);
  }

  public Packet sctp(String from, String to) {
    return transport(132, from, to, 12, 0);
  }

  /** A packet of a protocol without ports. */
  public Packet ip(int protocol, String from, String to) {
    return make(protocol, from, to, new byte[8], 0);
  }

  public Packet icmp(String from, String to, int type, int code, int identifier) {
    byte[] header = ByteBuffer.allocate(8).put((byte) type).put((byte) code).putShort(4, (short) identifier).array();
    return make(from.contains(".") ? ICMP : ICMPV6, from, to, header, 8);
  }

  /** A TCP segment with flags as in the header. */
  public Packet tcp(String from, String to, int tcpFlags, int sequence, int payload) {
    ByteBuffer header = ByteBuffer.allocate(20).putShort((short) port(from)).putShort((short) port(to)).putInt(sequence);
    header.put(12, (byte) 0x50).put(13, (byte) tcpFlags).putShort(14, (short) window);
    return make(TCP, host(from), host(to), header.array(), payload);
  }

  private Packet transport(int protocol, String from, String to, int header, int payload) {
    ByteBuffer ports = ByteBuffer.allocate(header).putShort((short) port(from)).putShort((short) port(to));
    return make(protocol, host(from), host(to), ports.array(), payload);
  }

  private Packet make(int protocol, String from, String to, byte[] header, int payload) {
    byte[] source = address(from);
    byte[] destination = address(to);
    boolean v6 = source.length == 16;
    int ipHeader = v6 ? 40 : 20;
    ByteBuffer bytes = ByteBuffer.allocate(ipHeader + header.length + payload);
    bytes.put(0, (byte) (v6 ? 0x60 : 0x45)).put(v6 ? 7 : 8, (byte) 64);
    bytes.position(v6 ? 8 : 12).put(source).put(destination).put(header);
    packet.reset(bytes.array(), 0, bytes.capacity(), bytes.capacity(), nanos, ++number,
        new CaptureInterface(networkInterface, null, 1, false));
    if (vlan >= 0) packet.vlan(vlan);
    if (tunnel != null) packet.tunnel(tunnel, tunnelId);
    packet.ip(v6 ? 6 : 4, 0, bytes.capacity());
    packet.transport(protocol, ipHeader);
    packet.payload(ipHeader + header.length, payload);
    packet.flag(Packet.TRANSPORT_COMPLETE | flags);
    return packet;
  }

  private static String host(String endpoint) {
    return endpoint.substring(0, endpoint.lastIndexOf(':'));
  }

  private static int port(String endpoint) {
    return Integer.parseInt(endpoint.substring(endpoint.lastIndexOf(':') + 1));
  }

  private static byte[] address(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + literal, e);
    }
  }
}
