package io.wirestash.api.packet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * One packet as decoders see and annotate it: a view over captured bytes, re-used for packet after packet. All offsets
 * are absolute positions in {@link #bytes}. Nothing of it may be kept beyond the call that received it.
 *
 * <p>After decoding it says where the innermost IP header, the transport header and the payload lie.
 */
public final class Packet {
  /** The transport checksum is wrong. */
  public static final int TRANSPORT_CHECKSUM_BAD = 1;

  /** The transport checksum was computed over all bytes and is right, or (UDP over IPv4) the sender left it out. */
  public static final int TRANSPORT_CHECKSUM_GOOD = 1 << 1;

  /** The transport checksum field holds only the pseudo-header's sum: what checksum offload leaves in captures. */
  public static final int TRANSPORT_CHECKSUM_PARTIAL = 1 << 2;

  /** The IPv4 header checksum is wrong. */
  public static final int IP_CHECKSUM_BAD = 1 << 3;

  /** Bytes of the innermost IP datagram are missing from the capture (snap length). */
  public static final int CUT = 1 << 4;

  /** Put together from fragments. */
  public static final int REASSEMBLED = 1 << 5;

  /** The IP total length is 0 and the captured length was used (segmentation offload). */
  public static final int LENGTH_ZERO = 1 << 6;

  /** The transport header is complete. */
  public static final int TRANSPORT_COMPLETE = 1 << 7;

  /** An IP header of an ICMP error's quoted packet was found at {@link #quotedOffset}. */
  public static final int QUOTED = 1 << 8;

  /** Fragments of this datagram overlapped with different bytes. */
  public static final int AMBIGUOUS = 1 << 9;

  /** Above the flags in the same int: length of the fragment that completed the datagram. */
  private static final int FRAGMENT_LENGTH = 16;

  private static final int FLAGS = (1 << FRAGMENT_LENGTH) - 1;

  /** Most tunnels inside each other that are decoded. */
  public static final int MAX_TUNNELS = 8;

  private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int start;
  private int position;
  private int limit;
  private int end;
  private int original;
  private long nanos;
  private long number;
  private CaptureInterface origin;

  private int linkOffset;
  private int ipOffset;
  private int ipVersion;
  private int ipProtocol;
  private int ipLength;
  private int transportOffset;
  private int payloadOffset;
  private int payloadLength;
  private int quotedOffset;
  private int flags;
  private int vlans;
  private int tunnels;
  private final TunnelKind[] tunnelKind = new TunnelKind[MAX_TUNNELS];
  private final int[] tunnelId = new int[MAX_TUNNELS];
  private final int[] tunnelIpOffset = new int[MAX_TUNNELS];
  private String problem;
  private int anomalies;
  private final String[] anomaly = new String[8];

  /** Points the view at a captured packet and forgets what the last one had. */
  public void reset(byte[] bytes, int start, int captured, int original, long nanos, long number, CaptureInterface origin) {
    this.bytes = bytes;
    this.start = start;
    this.position = start;
    this.limit = start + captured;
    this.end = limit;
    this.original = original;
    this.nanos = nanos;
    this.number = number;
    this.origin = origin;
    linkOffset = -1;
    vlans = 0;
    tunnels = 0;
    flags = 0;
    problem = null;
    anomalies = 0;
    clearNetwork();
  }

  private void clearNetwork() {
    ipOffset = -1;
    ipVersion = 0;
    ipProtocol = -1;
    ipLength = 0;
    transportOffset = -1;
    payloadOffset = -1;
    payloadLength = 0;
    quotedOffset = -1;
  }

  // ---- reading

  public byte[] bytes() {
    return bytes;
  }

  /** Where the packet begins. */
  public int start() {
    return start;
  }

  /** Where the next header begins. */
  public int position() {
    return position;
  }

  /** End of the bytes that belong to the current layer. */
  public int limit() {
    return limit;
  }

  /** End of all bytes captured, whatever the headers say. */
  public int end() {
    return end;
  }

  /** Bytes from the position to the limit. */
  public int remaining() {
    return limit - position;
  }

  public int u8(int offset) {
    return bytes[offset] & 0xff;
  }

  public int u16(int offset) {
    return (short) SHORT.get(bytes, offset) & 0xffff;
  }

  public int i32(int offset) {
    return (int) INT.get(bytes, offset);
  }

  public long u32(int offset) {
    return (int) INT.get(bytes, offset) & 0xffffffffL;
  }

  public long i64(int offset) {
    return (long) LONG.get(bytes, offset);
  }

  // ---- capture facts

  /** Time of capture, nanoseconds since 1970. */
  public long nanos() {
    return nanos;
  }

  /** Number in its capture, from 1. */
  public long number() {
    return number;
  }

  /** Bytes on the wire. */
  public int originalLength() {
    return original;
  }

  public CaptureInterface origin() {
    return origin;
  }

  // ---- what decoders note

  /** Moves past what was read. */
  public void advance(int length) {
    position += length;
  }

  public void position(int position) {
    this.position = position;
  }

  /** Lowers the limit to the end that a header states; it never grows. */
  public void limit(int limit) {
    if (limit < this.limit) this.limit = limit;
  }

  /** The first MAC header: 6 bytes destination, 6 bytes source. */
  public void link(int offset) {
    if (linkOffset < 0) linkOffset = offset;
  }

  /** Adds a VLAN tag, outermost first; the third and later ones are not kept. */
  public void vlan(int id) {
    int n = vlanCount();
    if (n < 2) vlans = vlans & 0x0fffffff | (id & 0xfff) << 12 * n | n + 1 << 28;
  }

  /** Notes an IP header; a later (inner) one replaces it. {@code length} is header and payload as the header says. */
  public void ip(int version, int offset, int length) {
    ipVersion = version;
    ipOffset = offset;
    ipLength = length;
    transportOffset = -1;
    payloadOffset = -1;
    payloadLength = 0;
    quotedOffset = -1;
    ipProtocol = -1;
    flags &= ~(CUT | TRANSPORT_COMPLETE | QUOTED | TRANSPORT_CHECKSUM_BAD | TRANSPORT_CHECKSUM_GOOD | TRANSPORT_CHECKSUM_PARTIAL);
  }

  /** Notes the transport header: the protocol after all extension headers. */
  public void transport(int protocol, int offset) {
    ipProtocol = protocol;
    transportOffset = offset;
  }

  /** Notes the payload of the transport protocol. */
  public void payload(int offset, int length) {
    payloadOffset = offset;
    payloadLength = length;
  }

  /** Notes the IP header of the packet that an ICMP error quotes. */
  public void quoted(int offset) {
    quotedOffset = offset;
    flags |= QUOTED;
  }

  /**
   * Enters a tunnel: the current IP header becomes the outer one.
   *
   * @param id VNI, key or session; 0 if the tunnel has none
   * @return false if there are too many already; the packet is then decoded no further
   */
  public boolean tunnel(TunnelKind kind, int id) {
    if (tunnels == MAX_TUNNELS) {
      anomaly("decode.too_deep");
      return false;
    }
    tunnelKind[tunnels] = kind;
    tunnelId[tunnels] = id;
    tunnelIpOffset[tunnels] = ipOffset;
    tunnels++;
    return true;
  }

  public void flag(int flag) {
    flags |= flag;
  }

  /** Notes an oddity by code, such as {@code ip.length}; the first eight of a packet are kept. */
  public void anomaly(String code) {
    if (anomalies < anomaly.length) anomaly[anomalies++] = code;
  }

  /** True if an anomaly with this code was noted. */
  public boolean noted(String code) {
    for (int i = 0; i < anomalies; i++) if (anomaly[i].equals(code)) return true;
    return false;
  }

  /** Takes back all anomalies and the problem, after they were counted. */
  public void silence() {
    anomalies = 0;
    problem = null;
  }

  /** Notes why the packet cannot be decoded further, as {@code layer.reason}; use with {@link Layer#BROKEN}. */
  public void undecodable(String reason) {
    problem = reason;
  }

  /** Replaces the bytes by those of a reassembled datagram that begins with its IP header. */
  public void reassembled(byte[] datagram, int offset, int length) {
    bytes = datagram;
    start = offset;
    position = offset;
    limit = offset + length;
    end = limit;
    linkOffset = -1;
    flags = flags & FLAGS | REASSEMBLED | Math.min(ipLength, 0xffff) << FRAGMENT_LENGTH;
    for (int i = 0; i < tunnels; i++) tunnelIpOffset[i] = -1; // they lay in the fragments
    clearNetwork();
  }

  /** Moves all offsets after the bytes were copied to another place: the engine's business. */
  public void rebase(byte[] to, int delta) {
    bytes = to;
    start += delta;
    position += delta;
    limit += delta;
    end += delta;
    if (ipOffset >= 0) ipOffset += delta;
    if (transportOffset >= 0) transportOffset += delta;
    if (payloadOffset >= 0) payloadOffset += delta;
    if (quotedOffset >= 0) quotedOffset += delta;
    if (linkOffset >= 0) linkOffset += delta;
    for (int i = 0; i < tunnels; i++) if (tunnelIpOffset[i] >= 0) tunnelIpOffset[i] += delta;
  }

  // ---- what was found

  /** Where the MAC header lies, or -1. */
  public int linkOffset() {
    return linkOffset;
  }

  public int vlanCount() {
    return vlans >>> 28;
  }

  /** The i-th VLAN id, outermost first. */
  public int vlan(int i, int none) {
    return i < vlanCount() ? vlans >>> 12 * i & 0xfff : none;
  }

  /** Both VLAN ids and their count in one int. */
  public int vlans() {
    return vlans;
  }

  /** 4, 6, or 0 if the packet has no IP header. */
  public int ipVersion() {
    return ipVersion;
  }

  /** The innermost IP header, or -1. */
  public int ipOffset() {
    return ipOffset;
  }

  /** Length of the innermost IP datagram as its header says. */
  public int ipLength() {
    return ipLength;
  }

  /** The protocol of the transport header, or -1. */
  public int ipProtocol() {
    return ipProtocol;
  }

  public int transportOffset() {
    return transportOffset;
  }

  public int payloadOffset() {
    return payloadOffset;
  }

  /** Captured bytes of the payload. */
  public int payloadLength() {
    return payloadLength;
  }

  public int quotedOffset() {
    return quotedOffset;
  }

  public int flags() {
    return flags & FLAGS;
  }

  /**
   * Length of the last fragment to come of a {@link #REASSEMBLED} datagram, as its header says; {@link #ipLength} is the
   * datagram's. Otherwise 0.
   */
  public int fragmentLength() {
    return flags >>> FRAGMENT_LENGTH;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  public int tunnels() {
    return tunnels;
  }

  public TunnelKind tunnelKind(int i) {
    return tunnelKind[i];
  }

  public int tunnelId(int i) {
    return tunnelId[i];
  }

  /** Where the IP header that carries the i-th tunnel lies, or -1. */
  public int tunnelIpOffset(int i) {
    return tunnelIpOffset[i];
  }

  /** Why the packet is undecodable, or null. */
  public String problem() {
    return problem;
  }

  public int anomalies() {
    return anomalies;
  }

  public String anomaly(int i) {
    return anomaly[i];
  }

  /** Source or destination port of TCP, UDP or SCTP; only with {@link #TRANSPORT_COMPLETE}. */
  public int sourcePort() {
    return u16(transportOffset);
  }

  public int destinationPort() {
    return u16(transportOffset + 2);
  }

  // ---- crossing threads: the decoded facts as ints

  /** Ints that {@link #save} writes. */
  public static final int SAVED = 12;

  /** Writes what decoding found, so that another thread need not decode again. */
  public void save(int[] to, int at) {
    to[at] = linkOffset;
    to[at + 1] = ipOffset;
    to[at + 2] = ipVersion << 16 | ipProtocol & 0xffff;
    to[at + 3] = ipLength;
    to[at + 4] = transportOffset;
    to[at + 5] = payloadOffset;
    to[at + 6] = payloadLength;
    to[at + 7] = quotedOffset;
    to[at + 8] = flags;
    to[at + 9] = vlans;
    to[at + 10] = start;
    to[at + 11] = end;
  }

  /** Adds a tunnel found earlier; follows {@link #load}. */
  public void loadTunnel(TunnelKind kind, int id, int ipOffset) {
    tunnelKind[tunnels] = kind;
    tunnelId[tunnels] = id;
    tunnelIpOffset[tunnels++] = ipOffset;
  }

  /** The reverse of {@link #save}; tunnels and anomalies are handed over apart, since few packets have them. */
  public void load(int[] from, int at, byte[] bytes, int original, long nanos, long number, CaptureInterface origin) {
    this.bytes = bytes;
    this.original = original;
    this.nanos = nanos;
    this.number = number;
    this.origin = origin;
    linkOffset = from[at];
    ipOffset = from[at + 1];
    ipVersion = from[at + 2] >>> 16;
    ipProtocol = (short) from[at + 2];
    ipLength = from[at + 3];
    transportOffset = from[at + 4];
    payloadOffset = from[at + 5];
    payloadLength = from[at + 6];
    quotedOffset = from[at + 7];
    flags = from[at + 8];
    vlans = from[at + 9];
    start = from[at + 10];
    end = from[at + 11];
    limit = end;
    position = start;
    tunnels = 0;
    anomalies = 0;
    problem = null;
  }
}
