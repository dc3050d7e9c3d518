package io.wirestash.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Builds frames for tests, outermost header first. Types, lengths and checksums are right unless a test says otherwise:
 *
 * <pre>{@code
 * frame().ethernet().vlan(7).ipv4("10.0.0.1", "10.0.0.2").udp(4000, 53).payload("hello").bytes()
 * frame().ethernet().ipv4("10.0.0.1", "10.0.0.2").ttl(1).tcp(4000, 80).seq(1).flags("S").bytes()
 * }</pre>
 *
 * <p>Immutable: every call returns a new frame, so a common beginning can be shared. {@code put8}, {@code put16},
 * {@code put32} and the named setters change the innermost header, and what they set is not corrected afterwards.
 */
public final class Frames {
  private static final String FLAGS = "FSRPAUEC";
  private static final Frames EMPTY = new Frames(List.of());

  private final List<FrameHeader> headers;

  private Frames(List<FrameHeader> headers) {
    this.headers = headers;
  }

  /** A frame with nothing in it yet. */
  public static Frames frame() {
    return EMPTY;
  }

  // ---- headers

  public Frames ethernet() {
    return ethernet("02:00:00:00:00:02", "02:00:00:00:00:01");
  }

  public Frames ethernet(String destination, String source) {
    return add(FrameKind.ETHERNET, hex(destination.replace(":", "") + source.replace(":", "") + "ffff"));
  }

  public Frames vlan(int id) {
    return add(FrameKind.VLAN, hex("0000ffff")).put16(0, id);
  }

  public Frames mpls(int label) {
    return add(FrameKind.MPLS, new byte[] {(byte) (label >> 12), (byte) (label >> 4), (byte) (label << 4), 64});
  }

  /** A PPPoE session header with the PPP protocol field (RFC 2516). */
  public Frames pppoe(int session) {
    return add(FrameKind.PPPOE, hex("1100000000000021")).put16(2, session);
  }

  /** GRE version 0 without options (RFC 2784). */
  public Frames gre() {
    return add(FrameKind.GRE, new byte[4]);
  }

  /** VXLAN (RFC 7348), to be put behind UDP port 4789. */
  public Frames vxlan(int vni) {
    return raw(hex("0800000000000000")).put32(4, (long) vni << 8);
  }

  public Frames ipv4(String source, String destination) {
    byte[] fixed = Arrays.copyOf(hex("450000000000000040"), 20);
    return add(FrameKind.IPV4, fixed).set(12, ip(source)).set(16, ip(destination));
  }

  public Frames ipv6(String source, String destination) {
    byte[] fixed = Arrays.copyOf(hex("6000000000003b40"), 40);
    return add(FrameKind.IPV6, fixed).set(8, ip(source)).set(24, ip(destination));
  }

  /** An IPv6 extension header with the given number; the first byte of {@code bytes} becomes the next header. */
  public Frames extension(int number, byte... bytes) {
    return add(FrameHeader.of(FrameKind.EXTENSION, bytes).numbered(number));
  }

  /** An IPv6 fragment header; {@code offset} in bytes. */
  public Frames fragmentHeader(long id, int offset, boolean more) {
    return extension(44, new byte[8]).put16(2, offset & ~7 | (more ? 1 : 0)).put32(4, id);
  }

  public Frames udp(int sourcePort, int destinationPort) {
    return add(FrameKind.UDP, new byte[8]).put16(0, sourcePort).put16(2, destinationPort);
  }

  /** A TCP header with ACK set, sequence and acknowledgement 0. */
  public Frames tcp(int sourcePort, int destinationPort) {
    byte[] fixed = hex("0000000000000000000000005010ffff00000000");
    return add(FrameKind.TCP, fixed).put16(0, sourcePort).put16(2, destinationPort);
  }

  public Frames icmp(int type, int code) {
    return add(FrameKind.ICMP, new byte[8]).put8(0, type).put8(1, code);
  }

  public Frames icmpv6(int type, int code) {
    return add(FrameKind.ICMPV6, new byte[8]).put8(0, type).put8(1, code);
  }

  public Frames sctp(int sourcePort, int destinationPort) {
    return add(FrameKind.SCTP, new byte[12]).put16(0, sourcePort).put16(2, destinationPort);
  }

  public Frames payload(String latin1) {
    return payload(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  public Frames payload(byte... bytes) {
    return add(FrameKind.RAW, bytes.clone());
  }

  /** Any header this class does not know; the outer header's type must be set by hand ({@link #type}). */
  public Frames raw(byte... bytes) {
    return payload(bytes);
  }

  /** As {@link #raw(byte...)}, from hexadecimal digits; blanks are ignored. */
  public Frames raw(String hex) {
    return payload(hex(hex.replace(" ", "")));
  }

  /** Bytes behind everything, from hexadecimal digits, that no length counts: padding, a frame check sequence. */
  public Frames trailer(String hex) {
    return add(FrameKind.TRAILER, hex(hex.replace(" ", "")));
  }

  /** Puts all headers of another frame inside this one. */
  public Frames with(Frames inner) {
    List<FrameHeader> all = new ArrayList<>(headers);
    all.addAll(inner.headers);
    return new Frames(List.copyOf(all));
  }

  // ---- fields of the innermost header

  /** The field that says what follows: EtherType, IP protocol, next header or PPP protocol. */
  public Frames type(int type) {
    return switch (innermost().kind()) {
      case ETHERNET -> put16(12, type);
      case VLAN, GRE -> put16(2, type);
      case PPPOE -> put16(6, type);
      case IPV4 -> put8(9, type);
      case IPV6 -> put8(6, type);
      case EXTENSION -> put8(0, type);
      default -> throw new IllegalStateException(innermost().kind() + " has no type field");
    };
  }

  /** IPv4 total length, IPv6 payload length, UDP or PPPoE length. */
  public Frames length(int length) {
    return switch (innermost().kind()) {
      case IPV4 -> put16(2, length);
      case IPV6, UDP, PPPOE -> put16(4, length);
      default -> throw new IllegalStateException(innermost().kind() + " has no length field");
    };
  }

  public Frames checksum(int checksum) {
    return switch (innermost().kind()) {
      case IPV4 -> put16(10, checksum);
      case UDP -> put16(6, checksum);
      case TCP -> put16(16, checksum);
      case ICMP, ICMPV6 -> put16(2, checksum);
      default -> throw new IllegalStateException(innermost().kind() + " has no checksum field");
    };
  }

  /** Leaves the transport checksum to the network card: the field holds the pseudo-header's sum only. */
  public Frames offloaded() {
    return replace(innermost().leftToHardware());
  }

  public Frames ttl(int ttl) {
    return put8(innermost().kind() == FrameKind.IPV4 ? 8 : 7, ttl);
  }

  /** IPv4 identification. */
  public Frames id(int id) {
    return put16(4, id);
  }

  /** IPv4 fragment offset in bytes and the more-fragments bit. */
  public Frames fragment(int offset, boolean more) {
    return put16(6, offset / 8 | (more ? 0x2000 : 0));
  }

  /** IPv4 or TCP options, a multiple of four bytes. */
  public Frames options(byte... options) {
    if (options.length % 4 != 0) throw new IllegalArgumentException("options fill whole words");
    return replace(innermost().append(options));
  }

  public Frames seq(long seq) {
    return put32(4, seq);
  }

  public Frames ack(long ack) {
    return put32(8, ack);
  }

  public Frames window(int window) {
    return put16(14, window);
  }

  /** TCP flags by letter: F S R P A U E C. */
  public Frames flags(String letters) {
    int bits = 0;
    for (char letter : letters.toCharArray()) bits |= 1 << FLAGS.indexOf(letter);
    return put8(13, bits);
  }

  public Frames put8(int at, int value) {
    return set(at, new byte[] {(byte) value});
  }

  public Frames put16(int at, int value) {
    return set(at, new byte[] {(byte) (value >> 8), (byte) value});
  }

  public Frames put32(int at, long value) {
    return set(at, new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value});
  }

  // ---- results

  public byte[] bytes() {
    return new FrameWriter(headers).write();
  }

  /** Cuts the datagram of the innermost IP header into fragments of {@code size} payload bytes, a multiple of eight. */
  public List<byte[]> fragments(int size) {
    int ip = headers.size() - 1;
    while (!headers.get(ip).kind().isIp()) ip--;
    Frames outer = new Frames(headers.subList(0, ip + 1));
    byte[] whole = bytes();
    int header = outer.length() - outer.innermost().bytes().length;
    int protocol = whole[header + (outer.innermost().kind() == FrameKind.IPV4 ? 9 : 6)];
    List<byte[]> fragments = new ArrayList<>();
    for (int at = outer.length(); at < whole.length; at += size) {
      int end = Math.min(whole.length, at + size);
      Frames piece = outer.fragment(protocol, at - outer.length(), end < whole.length);
      fragments.add(piece.payload(Arrays.copyOfRange(whole, at, end)).bytes());
    }
    return fragments;
  }

  private Frames fragment(int protocol, int offset, boolean more) {
    if (innermost().kind() == FrameKind.IPV4) return type(protocol).fragment(offset, more);
    return fragmentHeader(1, offset, more).type(protocol);
  }

  private int length() {
    return headers.stream().mapToInt(header -> header.bytes().length).sum();
  }

  private FrameHeader innermost() {
    return headers.get(headers.size() - 1);
  }

  private Frames set(int at, byte[] values) {
    return replace(innermost().put(at, values));
  }

  private Frames replace(FrameHeader header) {
    List<FrameHeader> copy = new ArrayList<>(headers);
    copy.set(copy.size() - 1, header);
    return new Frames(List.copyOf(copy));
  }

  private Frames add(FrameKind kind, byte[] bytes) {
    return add(FrameHeader.of(kind, bytes));
  }

  private Frames add(FrameHeader header) {
    List<FrameHeader> longer = new ArrayList<>(headers);
    longer.add(header);
    return new Frames(List.copyOf(longer));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] ip(String literal) {
    try {
      return InetAddress.getByName(literal).getAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("not an address: " + literal, e);
    }
  }
}
